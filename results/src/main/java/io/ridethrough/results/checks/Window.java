package io.ridethrough.results.checks;

import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.List;

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

    /** Whether an instant lies in one of them; a loop, for it is asked of every call and request. */
    static boolean anyContains(List<Window> windows, long atMicros) {
        for (Window window : windows) {
            if (window.contains(atMicros)) {
                return true;
            }
        }
        return false;
    }

    Window from(long laterMicros) {
        return new Window(name, origin, Math.max(from, laterMicros), to);
    }

    Evidence evidence(String series) {
        return new Evidence(series, (from - origin) / 1000, (to - origin) / 1000);
    }
}
