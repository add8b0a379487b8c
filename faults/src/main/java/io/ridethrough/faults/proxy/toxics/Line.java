package io.ridethrough.faults.proxy.toxics;

import java.util.random.RandomGenerator;

/** What a stage may know of, and do to, the connection that it is part of. All calls on the connection's event loop. */
public interface Line {

    /** The time that nominal times are in: nanoseconds of {@link System#nanoTime()}'s scale. */
    long nanoTime();

    /** Runs a task on the event loop at {@code dueNanos} or soon after, never before. */
    Alarm alarm(long dueNanos, Runnable task);

    /**
     * A generator of its own for each toxic and direction of this connection: what it draws depends on the server's seed
     * and these alone, never on what other toxics drew meanwhile.
     */
    RandomGenerator random(String toxicName);

    /** Changes with each HTTP request that the client begins; constant where no HTTP is spoken. */
    long exchange();

    /** Changes whenever one side speaks after the other; tells requests and answers apart where no HTTP is spoken. */
    default long turn() {
        return exchange();
    }

    /** Bytes that a stage has begun (or, when negative, ceased) to hold back; too many stop the reading. */
    void held(int deltaBytes);

    /** Closes both sides of the connection in an orderly way. */
    void close();

    /** Resets both sides of the connection. */
    void reset();

    /** A task that waits for its time. */
    interface Alarm {

        /** The task will not run; nothing happens when it has. */
        void cancel();
    }
}
