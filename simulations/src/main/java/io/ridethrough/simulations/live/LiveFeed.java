package io.ridethrough.simulations.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The latest message, for any number of listeners: who is slow misses what came in between, and nothing piles up. Safe for
 * use by several threads.
 */
final class LiveFeed {

    /**
     * A message and its number.
     *
     * @param number counts from 1
     */
    record Numbered(long number, LiveEvent event) {}

    private Optional<Numbered> latest = Optional.empty();
    private boolean isClosed;

    synchronized void publish(LiveEvent event) {
        if (!isClosed) {
            latest = Optional.of(new Numbered(latest.map(Numbered::number).orElse(0L) + 1, event));
            notifyAll();
        }
    }

    /** What was published last stays; nothing follows. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /** Whether there is nothing after this message, and never will be. */
    synchronized boolean isOver(long number) {
        return isClosed && latest.map(Numbered::number).orElse(0L) <= number;
    }

    /** The latest message after that number, as soon as there is one; empty when time is up or the feed is closed. */
    synchronized Optional<Numbered> after(long number, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (latest.map(Numbered::number).orElse(0L) <= number && !isClosed) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return latest.filter(message -> message.number() > number);
    }
}
