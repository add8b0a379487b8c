package io.ridethrough.simulations.recording;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Between the event loops, which must not wait for a disk, and a log of lines. One background thread writes what has come
 * every {@link #FLUSH_EVERY}: to wake it for each line, and to call the operating system for it, would take processor time
 * from the load. A failed write is kept for {@link #failure()} and ends the writing.
 */
final class LogQueue<T> implements AutoCloseable {

    /** How old a line may get before it is in the file: what a killed process may lose. */
    static final Duration FLUSH_EVERY = Duration.ofMillis(50);

    /** Lines that may wait to be written: at 1,000 a second, a disk that hangs for over a minute. */
    static final int CAPACITY = 65_536;

    /** Lines of one write. */
    private static final int BATCH = 512;

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final String what;
    private final Appending<T> appending;
    private final Closeable log;
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();

    /** How many wait, without a lock: an event loop that waited for the writer would be late for every client of its own. */
    private final AtomicInteger held = new AtomicInteger();

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer;
    private volatile Optional<IOException> failure = Optional.empty();

    /**
     * @param what is logged, such as {@code claims}
     * @param appending appends some to the log
     * @param log closed at the end
     */
    LogQueue(String what, Appending<T> appending, Closeable log) {
        this.what = what;
        this.appending = appending;
        this.log = log;
        this.writer = new Thread(this::writeUntilClosed, what + "-writer");
        this.writer.setDaemon(true);
    }

    /** Appends lines to a log, in their order. */
    @FunctionalInterface
    interface Appending<T> {
        void append(List<T> lines) throws IOException;
    }

    void start() {
        writer.start();
    }

    void add(T line) {
        if (failure.isPresent()) {
            return;
        }
        if (held.incrementAndGet() > CAPACITY) {
            held.decrementAndGet();
            failure = Optional.of(new IOException(what + " dropped: the disk is too slow"));
        } else {
            waiting.add(line);
        }
    }

    Optional<IOException> failure() {
        return failure;
    }

    /**
     * Writes what is left and closes the log. Only when nothing is added any more.
     *
     * @throws IOException when any line could not be written
     */
    @Override
    public void close() throws IOException {
        closing.countDown();
        try {
            writer.join(MAX_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean isLate = writer.isAlive();
        log.close();
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (isLate || !waiting.isEmpty()) {
            throw new IOException(what + " were not all written within " + MAX_WAIT);
        }
    }

    private void writeUntilClosed() {
        try {
            boolean isLast = false;
            while (!isLast) {
                isLast = closing.await(FLUSH_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                writeWaiting();
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeWaiting() throws IOException {
        List<T> batch = taken();
        while (failure.isEmpty() && !batch.isEmpty()) {
            appending.append(batch);
            batch = taken();
        }
    }

    private List<T> taken() {
        List<T> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH) {
            T line = waiting.poll();
            if (line == null) {
                break;
            }
            batch.add(line);
        }
        held.addAndGet(-batch.size());
        return batch;
    }
}
