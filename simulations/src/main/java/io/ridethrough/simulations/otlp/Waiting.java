package io.ridethrough.simulations.otlp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Time, as a sender knows it. */
interface Waiting {

    /** The machine's. */
    Waiting REAL = new Waiting() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Clock.systemUTC().instant();
        }

        @Override
        public void await(Duration pause) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    };

    /** Nanoseconds that only grow. */
    long nanos();

    Instant now();

    void await(Duration pause) throws InterruptedException;
}
