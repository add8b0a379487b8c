package io.ridethrough.results.otlp;

/** OpenTelemetry's unit of time, of what a run keeps in microseconds. */
final class Seconds {

    private static final double MICROS_PER_SECOND = 1e6;

    private Seconds() {}

    static double of(long micros) {
        return micros / MICROS_PER_SECOND;
    }
}
