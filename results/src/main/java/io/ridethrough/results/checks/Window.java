package io.ridethrough.results.checks;

import io.ridethrough.results.verdict.Finding.Evidence;

/**
 * A named stretch of a run.
 *
 * @param name the phase's name
 * @param origin the start of load, microseconds since the Unix epoch
 * @param from start, inclusive, microseconds since the Unix epoch
 * @param to end, exclusive, microseconds since the Unix epoch
 */
public record Window(String name, long origin, long from, long to) {

    public boolean contains(long atMicros) {
        return from <= atMicros && atMicros < to;
    }

    Window from(long laterMicros) {
        return new Window(name, origin, Math.max(from, laterMicros), to);
    }

    Evidence evidence(String series) {
        return new Evidence(series, (from - origin) / 1000, (to - origin) / 1000);
    }
}
