package io.ridethrough.simulations.conductor;

import io.ridethrough.results.run.JournalWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The journal as the conductor's threads write it: the first failure to write is kept and ends the run, instead of being
 * thrown into whichever thread met it.
 */
final class RunJournal implements AutoCloseable {
    private final JournalWriter writer;
    private final AtomicReference<IOException> failure = new AtomicReference<>();

    /** Creates the journal's file. */
    RunJournal(Path file, Clock clock) throws IOException {
        writer = JournalWriter.create(file, clock);
    }

    void append(String event, Map<String, ?> fields) {
        try {
            writer.append(event, fields);
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        }
    }

    Optional<IOException> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        }
    }
}
