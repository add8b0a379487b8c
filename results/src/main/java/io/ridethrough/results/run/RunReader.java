package io.ridethrough.results.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a run folder back. Only the plan must be there: a run that ended early is judged by what it left. */
public final class RunReader {

    private final SampleSource samples;

    public RunReader(SampleSource samples) {
        this.samples = samples;
    }

    /**
     * Reads everything the run left behind; a missing file gives an empty list.
     *
     * @throws IOException when the plan is missing, or a file is malformed beyond a torn end
     */
    public RunRecord read(RunFolder folder) throws IOException {
        SampleSource.Recorded recorded = orElse(folder.samples(), samples::read, SampleSource.Recorded.NONE);
        return new RunRecord(
                PlanFile.read(folder.plan()),
                orElse(folder.journal(), JournalReader::read, List.of()),
                recorded.samples(),
                recorded.journeys(),
                orElse(folder.claims(), ClaimLog::read, List.of()),
                orElse(folder.attempts(), AttemptReader::read, List.of()),
                orElse(folder.ledger(), file -> Optional.of(LedgerFile.read(file)), Optional.empty()));
    }

    private static <T> T orElse(Path file, Reading<T> reading, T missing) throws IOException {
        return Files.exists(file) ? reading.read(file) : missing;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(Path file) throws IOException;
    }
}
