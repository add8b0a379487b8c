package io.ridethrough.results.summary;

import java.time.Duration;

/** Which phase of a timeline a moment falls in, told millions of times. */
final class PhaseClock {

    private final long[] from;
    private final long[] to;

    PhaseClock(Timeline timeline) {
        from = timeline.phases().stream()
                .mapToLong(phase -> timeline.originMicros() + micros(phase.startsAfter()))
                .toArray();
        to = timeline.phases().stream()
                .mapToLong(phase -> timeline.originMicros() + micros(phase.endsAfter()))
                .toArray();
    }

    int phases() {
        return from.length;
    }

    /** The index of the first phase that holds a moment, microseconds since the Unix epoch; -1 outside all of them. */
    int phaseOf(long atMicros) {
        for (int i = 0; i < from.length; i++) {
            if (atMicros >= from[i] && atMicros < to[i]) {
                return i;
            }
        }
        return -1;
    }

    private static long micros(Duration offset) {
        return offset.toNanos() / 1_000;
    }
}
