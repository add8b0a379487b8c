package io.ridethrough.results.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;

/** One number for each bin of the timeline; NaN where nothing was measured. */
final class BinnedSeries {

    private final double[] values;

    private BinnedSeries(double[] values) {
        this.values = values;
    }

    static BinnedSeries of(Timeline timeline, IntToDoubleFunction valueOfBin) {
        double[] values = new double[timeline.bins()];
        Arrays.setAll(values, valueOfBin);
        return new BinnedSeries(values);
    }

    /** How many of the moments, microseconds since the Unix epoch, fall into each bin; others are left out. */
    static BinnedSeries counting(Timeline timeline, LongStream momentsMicros) {
        double[] values = new double[timeline.bins()];
        momentsMicros.forEach(at -> timeline.binOf(at).ifPresent(bin -> values[bin]++));
        return new BinnedSeries(values);
    }

    double at(int bin) {
        return values[bin];
    }

    int size() {
        return values.length;
    }

    double sum() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sum();
    }

    /** The sum over the bins from {@code from} to {@code to}, both inclusive, cut to the series. */
    double sum(int from, int to) {
        double sum = 0;
        for (int bin = Math.max(0, from); bin <= Math.min(to, values.length - 1); bin++) {
            sum += Double.isNaN(values[bin]) ? 0 : values[bin];
        }
        return sum;
    }

    List<Double> toList() {
        return Arrays.stream(values).boxed().toList();
    }
}
