package io.ridethrough.results.folder;

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
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads a run folder back. Only the plan must be there: a run that ended early is judged by what it left. */
public final class RunReader {

    private static final int READERS = Runtime.getRuntime().availableProcessors();

    private RunReader() {}

    /**
     * Reads everything the run left behind; a missing file gives an empty list.
     *
     * @throws IOException when the plan is missing, or a file is malformed beyond a torn end
     */
    public static RunRecord read(RunFolder folder) throws IOException {
        ExecutorService readers = Executors.newFixedThreadPool(READERS, RunReader::daemon);
        try {
            // What takes longest to read begins first.
            Future<Egress> egress = readers.submit(() -> orElse(folder.egress(), EgressFile::read, Egress.NONE));
            Future<ModelCalls> calls =
                    readers.submit(() -> orElse(folder.inferenceCalls(), ModelCallFile::read, ModelCalls.NONE));
            Future<Samples> recorded =
                    readers.submit(() -> orElse(folder.samples(), SampleFile::read, new Samples(List.of(), List.of())));
            Future<Optional<Ledger>> ledger = readers.submit(
                    () -> orElse(folder.ledger(), file -> Optional.of(LedgerFile.read(file)), Optional.empty()));
            Future<List<Claim>> claims = readers.submit(() -> orElse(folder.claims(), ClaimLog::read, List.of()));
            Future<List<ShownAnswer>> shown =
                    readers.submit(() -> orElse(folder.shownAnswers(), ShownAnswerLog::read, List.of()));
            Future<List<Attempt>> attempts =
                    readers.submit(() -> orElse(folder.attempts(), AttemptReader::read, List.of()));
            Future<List<GoldenAnswer>> golden =
                    readers.submit(() -> orElse(folder.golden(), GoldenLog::read, List.of()));
            return new RunRecord(
                    PlanFile.read(folder.plan()),
                    orElse(folder.journal(), JournalReader::read, List.of()),
                    awaited(recorded).samples(),
                    awaited(recorded).journeys(),
                    awaited(claims),
                    awaited(attempts),
                    awaited(ledger),
                    new Golden(
                            orElse(folder.goldenReferences(), GoldenLog::readReferences, GoldenReferences.NONE),
                            awaited(golden)),
                    awaited(egress),
                    awaited(shown),
                    awaited(calls));
        } finally {
            readers.shutdownNow();
        }
    }

    private static Thread daemon(Runnable reading) {
        Thread thread = new Thread(reading, "run-reader");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T awaited(Future<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a run was being read");
        }
    }

    private static <T> T orElse(Path file, Reading<T> reading, T missing) throws IOException {
        return Files.exists(file) ? reading.read(file) : missing;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(Path file) throws IOException;
    }
}
