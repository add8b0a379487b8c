package io.ridethrough.results.capacity.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Orders a minute along a line from 0 to a round end.
 *
 * @param step between two ticks
 * @param ticks how many, besides 0
 */
record RateScale(double step, int ticks) {
    private static final int MOST_TICKS = 6;
    private static final List<Double> ROUND = List.of(1.0, 2.0, 5.0, 10.0);

    /** The shortest with round ticks that reaches so many orders a minute. */
    static RateScale to(double perMinute) {
        double least = Math.max(perMinute, 1) / MOST_TICKS;
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        double step = ROUND.stream()
                        .filter(round -> round * decade >= least)
                        .findFirst()
                        .orElse(10.0)
                * decade;
        return new RateScale(step, (int) Math.ceil(perMinute / step - 1e-9));
    }

    /** Where the ticks are, in orders a minute. */
    double[] values() {
        return LongStream.rangeClosed(0, ticks).mapToDouble(i -> i * step).toArray();
    }

    /** Where so many orders a minute are, such as {@code 45.20%}; what is beyond the end is at the end. */
    String at(double perMinute) {
        return String.format(Locale.ROOT, "%.2f%%", Math.min(100, 100 * perMinute / (step * ticks)));
    }

    /** How long a piece is, likewise. */
    String between(double fromPerMinute, double toPerMinute) {
        return at(Math.max(0, Math.min(toPerMinute, step * ticks) - fromPerMinute));
    }
}
