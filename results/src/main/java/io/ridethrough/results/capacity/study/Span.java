package io.ridethrough.results.capacity.study;

import io.ridethrough.results.plan.PlannedPhase;
import java.time.Duration;

/**
 * A stretch of a run, microseconds since the Unix epoch.
 *
 * @param from start, inclusive
 * @param to end, exclusive, above {@code from}
 */
record Span(long from, long to) {

    /** A phase laid over the run whose load began at {@code origin}. */
    static Span of(PlannedPhase phase, long origin) {
        return new Span(origin + micros(phase.startsAfter()), origin + micros(phase.endsAfter()));
    }

    boolean contains(long atMicros) {
        return from <= atMicros && atMicros < to;
    }

    /** How much of another stretch lies within, in microseconds. */
    long overlap(long otherFrom, long otherTo) {
        return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
    }

    long micros() {
        return to - from;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
