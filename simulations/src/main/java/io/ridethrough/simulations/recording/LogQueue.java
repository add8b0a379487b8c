package io.ridethrough.simulations.recording;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Between the event loops, which must not wait for a disk, and a log of lines. One background thread writes; a
 * failed write is kept for {@link #failure()} and ends the writing.
 */
final class LogQueue<T> implements AutoCloseable {

    /** Lines that may wait to be written: at 1,000 a second, a disk that hangs for over a minute. */
    private static final int CAPACITY = 65_536;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final String what;
    private final Appending<T> appending;
    private final Closeable log;
    private final ArrayBlockingQueue<T> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread writer;
    private volatile Optional<IOException> failure = Optional.empty();
    private volatile boolean closing;

    /**
     * @param what is logged, such as {@code claims}
     * @param appending appends one to the log
     * @param log closed at the end
     */
    LogQueue(String what, Appending<T> appending, Closeable log) {
        this.what = what;
        this.appending = appending;
        this.log = log;
        this.writer = new Thread(this::writeUntilClosed, what + "-writer");
        this.writer.setDaemon(true);
    }

    /** Appends one line to a log. */
    @FunctionalInterface
    interface Appending<T> {
        void append(T line) throws IOException;
    }

    void start() {
        writer.start();
    }

    void add(T line) {
        if (failure.isEmpty() && !waiting.offer(line)) {
            failure = Optional.of(new IOException(what + " dropped: the disk is too slow"));
        }
    }

    Optional<IOException> failure() {
        return failure;
    }

    /**
     * Writes what is left and closes the log.
     *
     * @throws IOException when any line could not be written
     */
    @Override
    public void close() throws IOException {
        closing = true;
        try {
            writer.join(MAX_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (!waiting.isEmpty()) {
            throw new IOException(waiting.size() + " " + what + " were not written within " + MAX_WAIT);
        }
    }

    private void writeUntilClosed() {
        try {
            while (failure.isEmpty()) {
                boolean last = closing;
                T line = waiting.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (line != null) {
                    appending.append(line);
                } else if (last) {
                    return;
                }
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
