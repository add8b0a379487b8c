package io.ridethrough.results.folder;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.AttemptReader;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Egress;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.EgressFile;
import io.ridethrough.results.run.GoldenLog;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.JournalReader;
import io.ridethrough.results.run.LedgerFile;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.samples.SampleVisitor;
import io.ridethrough.results.summary.AttemptSums;
import io.ridethrough.results.summary.ClaimSums;
import io.ridethrough.results.summary.EgressSummary;
import io.ridethrough.results.summary.EgressSums;
import io.ridethrough.results.summary.Extent;
import io.ridethrough.results.summary.JournalSums;
import io.ridethrough.results.summary.LedgerSums;
import io.ridethrough.results.summary.OrderTotals;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.summary.SampleSums;
import io.ridethrough.results.summary.Timeline;
import io.ridethrough.results.summary.WireRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Adds a run folder up for its report, record by record, in memory that does not grow with the samples. What the report shows
 * nothing of is not read: of it only how much is lost is told, in the words of {@link RunReader}. Samples are gone through
 * twice: first for how far they reach, then to be added up.
 */
public final class SummaryReader {

    private final RunFolder folder;
    private final RunPlan plan;
    private final Losses losses = new Losses();

    private SummaryReader(RunFolder folder, RunPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /**
     * Adds everything up that the report shows.
     *
     * @throws IOException when the plan is missing or malformed, or one of the files that grow and are read is malformed before
     *     a torn end
     */
    public static RunSummary read(RunFolder folder) throws IOException {
        ExecutorService readers = Reading.threads();
        try {
            return new SummaryReader(folder, PlanFile.read(folder.plan())).read(readers);
        } finally {
            readers.shutdownNow();
        }
    }

    private RunSummary read(ExecutorService readers) throws IOException {
        // What takes longest to read begins first.
        Future<Optional<LedgerSums>> ledger =
                readers.submit(() -> losses.whole(folder.ledger(), SummaryReader::ledger, Optional.empty()));
        Future<Beginning> begun = readers.submit(() -> Beginning.of(folder.journal()));
        Extent.Finder reach = new Extent.Finder();
        samples(reach);
        Extent extent = reach.found();
        Beginning beginning = Reading.awaited(begun);
        Timeline timeline = Timeline.of(plan, beginning.origin(), beginning.firstEvent(), extent);

        WireRecord wire = new WireRecord(plan);
        SampleSums samples = new SampleSums(plan, timeline, extent);
        AttemptSums attempts = new AttemptSums(plan, timeline);
        JournalSums journal = new JournalSums(plan, timeline);
        ClaimSums claims = new ClaimSums();
        Future<EgressSummary> left = readers.submit(() -> left(new EgressSums(timeline, beginning.homes())));
        Future<Boolean> others = readers.submit(() -> {
            attempts(attempts, wire);
            losses.lines(folder.claims(), file -> ClaimLog.scan(file, claims::add), true);
            return losses.lines(folder.journal(), file -> JournalReader.scan(file, journal::add), true);
        });
        samples(new Both(samples, wire));
        Reading.awaited(others);
        Egress egress = journal.isTold() || !wire.isKept() ? Egress.NONE : egress();
        passOver();
        return RunSummary.of(
                plan,
                timeline,
                samples,
                attempts,
                journal,
                wire.reading(journal.kept(), egress),
                !wire.isKept(),
                Reading.awaited(left),
                Reading.awaited(ledger).map(entries -> OrderTotals.of(entries, claims)),
                Reading.told(folder, losses, WrittenFiles.of(folder, plan, journal.kept())));
    }

    private static Optional<LedgerSums> ledger(Path file) throws IOException {
        LedgerSums entries = new LedgerSums();
        LedgerFile.scan(file, entries);
        return Optional.of(entries);
    }

    private void samples(SampleVisitor visitor) throws IOException {
        Path file = folder.samples();
        if (losses.isThere(file) && !SampleFile.scan(file, visitor)) {
            losses.torn(file, Reading.TORN_RECORD);
        }
    }

    private void attempts(AttemptSums attempts, WireRecord wire) throws IOException {
        Path file = folder.attempts();
        losses.lines(
                file,
                there -> AttemptReader.scan(there, attempt -> {
                    attempts.add(attempt);
                    wire.attempt(attempt);
                }),
                true);
        if (Files.exists(file) && Files.size(file) == 0) {
            losses.torn(file, Reading.EMPTY);
        }
    }

    private EgressSummary left(EgressSums egress) throws IOException {
        return losses.lines(
                folder.egress(),
                file -> {
                    var unused = EgressFile.scan(file, egress::add);
                    return egress.ended();
                },
                EgressSummary.NONE);
    }

    /** Calls out of the shop, as far as they help to read breakers. */
    private Egress egress() throws IOException {
        if (!Files.exists(folder.egress())) {
            return Egress.NONE;
        }
        List<EgressCall> calls = new ArrayList<>();
        var unused = EgressFile.scan(folder.egress(), call -> {
            if (calls.size() <= WireRecord.MOST_CALLS) {
                calls.add(call);
            }
        });
        return new Egress(true, calls.size() > WireRecord.MOST_CALLS, calls);
    }

    /** Files that the report shows nothing of. */
    private void passOver() throws IOException {
        for (Path file : List.of(folder.inferenceCalls(), folder.shownAnswers(), folder.golden(), folder.faults())) {
            losses.lines(file, same -> same, file);
        }
        losses.whole(folder.goldenReferences(), GoldenLog::readReferences, GoldenReferences.NONE);
    }
}
