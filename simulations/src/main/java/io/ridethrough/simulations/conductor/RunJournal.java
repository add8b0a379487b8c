package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.secret.Redaction;
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
    private final Redaction redaction;
    private final AtomicReference<IOException> failure = new AtomicReference<>();

    /** Creates the journal's file. */
    RunJournal(Path file, Clock clock) throws IOException {
        this(file, clock, Redaction.NONE);
    }

    /** @param redaction of what others say, who may repeat what they were sent */
    RunJournal(Path file, Clock clock, Redaction redaction) throws IOException {
        this.writer = JournalWriter.create(file, clock);
        this.redaction = redaction;
    }

    void append(String event, Map<String, ?> fields) {
        try {
            writer.append(event, redaction.of(fields));
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
