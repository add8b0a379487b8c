package io.ridethrough.results.folder;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.AttemptReader;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Egress;
import io.ridethrough.results.run.EgressFile;
import io.ridethrough.results.run.Golden;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.GoldenLog;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.JournalReader;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.LedgerFile;
import io.ridethrough.results.run.ModelCallFile;
import io.ridethrough.results.run.ModelCalls;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.run.ShownAnswerLog;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Reads a run folder back. Only the plan must be there: a run that ended early is judged by what it left, and the record
 * names what is lost.
 */
public final class RunReader {

    private RunReader() {}

    /**
     * Reads everything the run left behind; a missing file gives an empty list, and so does a torn one that is written
     * whole or not at all.
     *
     * @throws IOException when the plan is missing or malformed, or a file that grows is malformed before a torn end
     */
    public static RunRecord read(RunFolder folder) throws IOException {
        ExecutorService readers = Reading.threads();
        Losses losses = new Losses();
        try {
            // What takes longest to read begins first; beside it what needs no JSON, which takes a while to be ready.
            Future<Samples> recorded = readers.submit(() -> samples(folder.samples(), losses));
            Future<Egress> egress = readers.submit(() -> losses.lines(folder.egress(), EgressFile::read, Egress.NONE));
            Future<ModelCalls> calls =
                    readers.submit(() -> losses.lines(folder.inferenceCalls(), ModelCallFile::read, ModelCalls.NONE));
            Future<Optional<Ledger>> ledger = readers.submit(
                    () -> losses.whole(folder.ledger(), file -> Optional.of(LedgerFile.read(file)), Optional.empty()));
            Future<List<Claim>> claims = readers.submit(() -> losses.lines(folder.claims(), ClaimLog::read, List.of()));
            Future<List<ShownAnswer>> shown =
                    readers.submit(() -> losses.lines(folder.shownAnswers(), ShownAnswerLog::read, List.of()));
            Future<List<Attempt>> attempts = readers.submit(() -> attempts(folder.attempts(), losses));
            Future<List<GoldenAnswer>> golden =
                    readers.submit(() -> losses.lines(folder.golden(), GoldenLog::read, List.of()));
            RunPlan plan = PlanFile.read(folder.plan());
            List<JournalEvent> journal = losses.lines(folder.journal(), JournalReader::read, List.of());
            // Judging does not read these: whoever heals what a killed run left does.
            losses.lines(folder.faults(), file -> file, folder.faults());
            GoldenReferences references =
                    losses.whole(folder.goldenReferences(), GoldenLog::readReferences, GoldenReferences.NONE);
            return new RunRecord(
                    plan,
                    journal,
                    Reading.awaited(recorded).samples(),
                    Reading.awaited(recorded).journeys(),
                    Reading.awaited(claims),
                    Reading.awaited(attempts),
                    Reading.awaited(ledger),
                    new Golden(references, Reading.awaited(golden)),
                    Reading.awaited(egress),
                    Reading.awaited(shown),
                    Reading.awaited(calls),
                    Reading.told(folder, losses, WrittenFiles.of(folder, plan, journal)));
        } finally {
            readers.shutdownNow();
        }
    }

    private static Samples samples(Path file, Losses losses) throws IOException {
        if (!losses.isThere(file)) {
            return new Samples(List.of(), List.of());
        }
        Samples read = SampleFile.read(file);
        if (!read.isWhole()) {
            losses.torn(file, Reading.TORN_RECORD);
        }
        return read;
    }

    private static List<Attempt> attempts(Path file, Losses losses) throws IOException {
        List<Attempt> read = losses.lines(file, AttemptReader::read, List.of());
        if (Files.exists(file) && Files.size(file) == 0) {
            losses.torn(file, Reading.EMPTY);
        }
        return read;
    }
}
