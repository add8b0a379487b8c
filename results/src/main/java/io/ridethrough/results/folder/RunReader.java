package io.ridethrough.results.folder;

import io.ridethrough.results.run.AttemptReader;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Egress;
import io.ridethrough.results.run.EgressFile;
import io.ridethrough.results.run.Golden;
import io.ridethrough.results.run.GoldenLog;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.JournalReader;
import io.ridethrough.results.run.LedgerFile;
import io.ridethrough.results.run.ModelCallFile;
import io.ridethrough.results.run.ModelCalls;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.ShownAnswerLog;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.samples.Samples;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads a run folder back. Only the plan must be there: a run that ended early is judged by what it left. */
public final class RunReader {

    private RunReader() {}

    /**
     * Reads everything the run left behind; a missing file gives an empty list.
     *
     * @throws IOException when the plan is missing, or a file is malformed beyond a torn end
     */
    public static RunRecord read(RunFolder folder) throws IOException {
        // The longest file, and the one that takes longest to parse, are read side by side.
        FutureTask<Egress> egress = beside(() -> orElse(folder.egress(), EgressFile::read, Egress.NONE));
        Samples recorded = orElse(folder.samples(), SampleFile::read, new Samples(List.of(), List.of()));
        return new RunRecord(
                PlanFile.read(folder.plan()),
                orElse(folder.journal(), JournalReader::read, List.of()),
                recorded.samples(),
                recorded.journeys(),
                orElse(folder.claims(), ClaimLog::read, List.of()),
                orElse(folder.attempts(), AttemptReader::read, List.of()),
                orElse(folder.ledger(), file -> Optional.of(LedgerFile.read(file)), Optional.empty()),
                new Golden(
                        orElse(folder.goldenReferences(), GoldenLog::readReferences, GoldenReferences.NONE),
                        orElse(folder.golden(), GoldenLog::read, List.of())),
                awaited(egress),
                orElse(folder.shownAnswers(), ShownAnswerLog::read, List.of()),
                orElse(folder.inferenceCalls(), ModelCallFile::read, ModelCalls.NONE));
    }

    private static <T> FutureTask<T> beside(Callable<T> reading) {
        FutureTask<T> task = new FutureTask<>(reading);
        Thread thread = new Thread(task, "run-reader");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static <T> T awaited(FutureTask<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (ExecutionException failed) {
            throw new IOException(
                    failed.getCause() == null ? "" : failed.getCause().getMessage(), failed.getCause());
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
