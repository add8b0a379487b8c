package io.ridethrough.simulations.recording;

import io.ridethrough.results.run.LineBlock;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Between the event loops, which must not wait for a disk, and a log of lines. Each event loop makes its lines by itself, while
 * it has their values at hand, and one background thread writes what has come every {@link #FLUSH_EVERY}: to wake it for each
 * line, and to call the operating system for it, would take processor time from the load. The first failure is kept for
 * {@link #failure()} and ends the writing.
 */
final class LogQueue<T> implements AutoCloseable {

    /** How old a line may get before it is in the file: what a killed process may lose. */
    static final Duration FLUSH_EVERY = Duration.ofMillis(50);

    /** What may wait of one event loop: some 80,000 lines, at 1,000 a second a disk that hangs for over a minute. */
    static final int CAPACITY_BYTES = 16 * 1024 * 1024;

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final String what;
    private final Appending<T> appending;
    private final Closeable log;
    private final Queue<LineBlock<T>> blocks = new ConcurrentLinkedQueue<>();

    /** One for each event loop: they would wait for each other. */
    private final ThreadLocal<LineBlock<T>> own;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer;
    private volatile Optional<IOException> failure = Optional.empty();

    /**
     * @param what is logged, such as {@code claims}
     * @param block makes what an event loop's lines wait in
     * @param appending appends some to the log
     * @param log closed at the end
     */
    LogQueue(String what, Supplier<LineBlock<T>> block, Appending<T> appending, Closeable log) {
        this.what = what;
        this.appending = appending;
        this.log = log;
        this.own = ThreadLocal.withInitial(() -> {
            LineBlock<T> created = block.get();
            blocks.add(created);
            return created;
        });
        this.writer = new Thread(this::writeUntilClosed, what + "-writer");
        this.writer.setDaemon(true);
    }

    /** Appends the lines that wait in a block to a log, in their order. */
    @FunctionalInterface
    interface Appending<T> {
        void append(LineBlock<T> lines) throws IOException;
    }

    void start() {
        writer.start();
    }

    void add(T line) {
        if (failure.isPresent()) {
            return;
        }
        try {
            if (own.get().add(line) > CAPACITY_BYTES) {
                failure = Optional.of(new IOException(what + " dropped: the disk is too slow"));
            }
        } catch (IOException refused) {
            failure = Optional.of(refused);
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
        if (isLate) {
            throw new IOException(what + " were not all written within " + MAX_WAIT);
        }
    }

    private void writeUntilClosed() {
        try {
            boolean isLast = false;
            while (!isLast && failure.isEmpty()) {
                isLast = closing.await(FLUSH_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                for (LineBlock<T> block : blocks) {
                    appending.append(block);
                }
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
