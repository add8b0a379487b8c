package io.ridethrough.simulations.recording;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Between the event loops, which must not wait for a disk, and the log of claims. One background thread writes; a
 * failed write is kept for {@link #failure()} and ends the writing.
 */
final class ClaimQueue implements AutoCloseable {

    /** Claims that may wait to be written: at 1,000 orders a second, a disk that hangs for over a minute. */
    private static final int CAPACITY = 65_536;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final ClaimLog log;
    private final ArrayBlockingQueue<Claim> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread writer = new Thread(this::writeUntilClosed, "claim-writer");
    private volatile Optional<IOException> failure = Optional.empty();
    private volatile boolean closing;

    ClaimQueue(ClaimLog log) {
        this.log = log;
        this.writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    void add(Claim claim) {
        if (failure.isEmpty() && !waiting.offer(claim)) {
            failure = Optional.of(new IOException("claims dropped: the disk is too slow"));
        }
    }

    Optional<IOException> failure() {
        return failure;
    }

    /**
     * Writes what is left and closes the log.
     *
     * @throws IOException when any claim could not be written
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
            throw new IOException(waiting.size() + " claims were not written within " + MAX_WAIT);
        }
    }

    private void writeUntilClosed() {
        try {
            while (failure.isEmpty()) {
                boolean last = closing;
                Claim claim = waiting.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (claim != null) {
                    log.append(claim);
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
