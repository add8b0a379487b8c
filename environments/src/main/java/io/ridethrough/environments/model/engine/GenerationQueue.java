package io.ridethrough.environments.model.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the engine holds: generations that wait for a slot in the order of arrival, and the count of those that have one. At
 * most {@code slots + queueLimit} of both. Safe for several threads.
 */
final class GenerationQueue {
    private static final Logger LOG = System.getLogger(GenerationQueue.class.getName());

    private final Semaphore places;
    private final LinkedBlockingQueue<Generation> waiting;
    private final AtomicInteger idle = new AtomicInteger();
    private final Tally tally = new Tally();
    private volatile boolean closed;

    GenerationQueue(EngineSettings settings) {
        places = new Semaphore(settings.slots() + settings.queueLimit());
        waiting = new LinkedBlockingQueue<>(settings.slots() + settings.queueLimit());
    }

    /** The generation, waiting; empty when there is no place or the queue is closed. */
    Optional<Generation> offer(GenerationRequest request, GenerationListener listener) {
        if (closed || !places.tryAcquire()) {
            tally.rejected.increment();
            return Optional.empty();
        }
        Generation generation = new Generation(request, listener, this::withdraw);
        waiting.add(generation);
        if (closed) {
            withdraw(generation);
        }
        return Optional.of(generation);
    }

    /** The next one, waited for; for a lane that has nothing to do. */
    Generation take() throws InterruptedException {
        idle.incrementAndGet();
        try {
            return waiting.take();
        } finally {
            idle.decrementAndGet();
        }
    }

    /** The next one; for a lane that has others to run, and leaves what waits to a lane that has none. */
    Optional<Generation> poll() {
        return idle.get() > 0 ? Optional.empty() : Optional.ofNullable(waiting.poll());
    }

    int waiting() {
        return waiting.size();
    }

    Tally tally() {
        return tally;
    }

    boolean isClosed() {
        return closed;
    }

    /** Cancels what waits, and refuses what comes. */
    void close() {
        closed = true;
        for (Generation left = waiting.poll(); left != null; left = waiting.poll()) {
            end(left, FinishReason.CANCELLED);
        }
    }

    /** Counts a generation as over, frees its place and tells its listener. */
    void end(Generation generation, FinishReason reason) {
        places.release();
        tally.ended(reason).increment();
        if (reason == FinishReason.STOP || reason == FinishReason.LENGTH) {
            tally.endToEnd.add(System.nanoTime() - generation.submittedNanos());
        }
        try {
            generation.listener().onEnd(reason);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener broke at the end of its generation", e);
        }
    }

    /** Ends a cancelled generation that has no slot; one that has is ended by its lane. */
    private void withdraw(Generation generation) {
        if (waiting.remove(generation)) {
            end(generation, FinishReason.CANCELLED);
        }
    }
}
