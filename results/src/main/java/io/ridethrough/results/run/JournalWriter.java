package io.ridethrough.results.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Appends to {@code journal.ndjson}: one event a line, on its way to the disk before {@link #append} returns. Safe for
 * use by several threads. A line has at most 64 KiB and the file at most {@value #LARGEST_BYTES} bytes.
 */
public final class JournalWriter implements Closeable {

    /** Largest journal: about a week of one probe a second. */
    public static final long LARGEST_BYTES = 256L * 1024 * 1024;

    private final LineFile file;
    private final Clock clock;

    private JournalWriter(LineFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Creates a run's journal.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the run has one: no journal is overwritten
     */
    public static JournalWriter create(Path file, Clock clock) throws IOException {
        return new JournalWriter(LineFile.create(file, LARGEST_BYTES), clock);
    }

    static JournalWriter over(LineFile file, Clock clock) {
        return new JournalWriter(file, clock);
    }

    /**
     * Appends an event, stamped with the clock's time.
     *
     * @param fields the rest of the line; neither {@code at} nor {@code event} may be among them
     * @throws IOException when the line cannot be written, such as on a full disk; every later call then fails too
     */
    public synchronized void append(String event, Map<String, ?> fields) throws IOException {
        if (fields.containsKey("at") || fields.containsKey("event")) {
            throw new IllegalArgumentException("an event's fields may not be named at or event: " + fields.keySet());
        }
        ObjectNode line = RunJson.object("{}");
        line.put("at", ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        line.put("event", event);
        line.setAll(RunJson.tree(fields));
        file.append(RunJson.line(line));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
