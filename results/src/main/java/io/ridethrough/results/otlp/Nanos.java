package io.ridethrough.results.otlp;

import java.util.concurrent.TimeUnit;

/** Moments as OTLP's JSON has them. */
final class Nanos {

    private Nanos() {}

    /** Nanoseconds since the Unix epoch, as a text: JSON's numbers need not hold 64 bits. */
    static String of(long epochMicros) {
        return String.valueOf(TimeUnit.MICROSECONDS.toNanos(epochMicros));
    }
}
