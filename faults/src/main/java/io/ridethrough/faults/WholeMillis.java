package io.ridethrough.faults;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as faults carry them: whole milliseconds, because that is what the proxies' protocol can say. */
final class WholeMillis {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private WholeMillis() {}

    static void require(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " is negative: " + duration);
        }
        if (duration.toNanosPart() % NANOS_PER_MILLI != 0) {
            throw new IllegalArgumentException(name + " is not a whole number of milliseconds: " + duration);
        }
    }

    /** Such as {@code 250 ms}, {@code 1.5 s} or {@code 90 s}. */
    static String format(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000
                ? millis + " ms"
                : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + " s";
    }
}
