package io.ridethrough.stubs.store.pace;

import java.util.concurrent.TimeUnit;

/** A monotonic clock that can be waited on. */
public interface Ticker {
    /** The machine's. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    };

    long nanos();

    /** Waits about as long; may return late. */
    void sleep(long nanos) throws InterruptedException;
}
