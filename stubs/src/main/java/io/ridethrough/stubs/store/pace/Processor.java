package io.ridethrough.stubs.store.pace;

import java.time.Duration;

/**
 * The shop's cores as its workers see them: a worker that has work to do is held until it would be done. Nothing is
 * computed meanwhile, so that the cores of the machine are left to the load generator and the model.
 */
public final class Processor {
    private final ProcessorSharing sharing;
    private final Ticker ticker;
    private final long startNanos;

    public Processor(Capacity capacity, Ticker ticker) {
        this.sharing = new ProcessorSharing(capacity);
        this.ticker = ticker;
        this.startNanos = ticker.nanos();
    }

    /** Holds the calling thread until this much work is done for it, beside all others' that is under way. */
    public void work(Duration work) throws InterruptedException {
        if (work.isZero()) {
            return;
        }
        ProcessorSharing.Job job;
        long leftNanos;
        synchronized (sharing) {
            job = sharing.arrive(now(), work.toNanos());
            leftNanos = sharing.remainingNanos(now(), job);
        }
        try {
            while (leftNanos > 0) {
                // Nobody needs to be woken early: another's arrival only delays, its departure is foreseen.
                ticker.sleep(leftNanos);
                synchronized (sharing) {
                    leftNanos = sharing.remainingNanos(now(), job);
                }
            }
        } finally {
            synchronized (sharing) {
                sharing.leave(now(), job);
            }
        }
    }

    private long now() {
        return ticker.nanos() - startNanos;
    }
}
