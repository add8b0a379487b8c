package io.ridethrough.results.run;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code attempts.csv} with the header {@value #HEADER}. Safe for use by several threads.
 *
 * <p>{@link #append} is called where a proxy handles traffic, so it neither waits for the disk nor throws: rows are
 * buffered and flushed every {@link #FLUSH_EVERY}, and the first failure is thrown by {@link #close}.
 */
public final class AttemptLog implements Closeable {

    /** The first line. */
    public static final String HEADER = "at_micros,target,point";

    /** How often buffered rows go to the operating system: what a killed process may lose. */
    public static final Duration FLUSH_EVERY = Duration.ofMillis(250);

    /** Most rows of one file; a further one is a failure. */
    public static final long MOST_ROWS = 20_000_000;

    private static final int LONGEST_NAME = 64;
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    private final Path file;
    private final BufferedWriter out;
    private final ScheduledExecutorService flusher;
    private long rows;
    private @Nullable IOException failure;

    private AttemptLog(Path file, BufferedWriter out, ScheduledExecutorService flusher) {
        this.file = file;
        this.out = out;
        this.flusher = flusher;
    }

    /**
     * Creates a run's log of attempts and starts its flushing thread, a daemon.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the run has one
     */
    public static AttemptLog create(Path file) throws IOException {
        Files.createFile(file);
        BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(file.toFile(), true), StandardCharsets.UTF_8), 64 * 1024);
        out.write(HEADER + "\n");
        ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "attempt-log");
            thread.setDaemon(true);
            return thread;
        });
        AttemptLog log = new AttemptLog(file, out, flusher);
        long millis = FLUSH_EVERY.toMillis();
        var unused = flusher.scheduleWithFixedDelay(log::flush, millis, millis, TimeUnit.MILLISECONDS);
        return log;
    }

    /**
     * Appends an attempt. A name comes from a request's header, so whatever could break a row becomes {@code _} and no
     * name has more than 64 characters.
     */
    public synchronized void append(Attempt attempt) {
        if (failure != null) {
            return;
        }
        if (rows == MOST_ROWS) {
            failure = new IOException(file + " has reached its limit of " + MOST_ROWS + " rows");
            return;
        }
        try {
            out.write(attempt.at() + "," + safe(attempt.target()) + "," + safe(attempt.point()) + "\n");
            rows++;
        } catch (IOException broken) {
            failure = broken;
        }
    }

    /** The first failure since the log was created: rows after it are missing. */
    public synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private static String safe(String name) {
        return UNSAFE.matcher(name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                .replaceAll("_");
    }

    private synchronized void flush() {
        try {
            out.flush();
        } catch (IOException broken) {
            if (failure == null) {
                failure = broken;
            }
        }
    }

    /** Flushes and closes; throws the first failure since the log was created. */
    @Override
    public synchronized void close() throws IOException {
        flusher.shutdownNow();
        try {
            out.close();
        } catch (IOException broken) {
            if (failure == null) {
                failure = broken;
            }
        }
        if (failure != null) {
            throw new IOException(file + " is incomplete: " + failure.getMessage(), failure);
        }
    }
}
