package io.ridethrough.results.summary;

import java.util.Arrays;
import java.util.List;

/** One number for each bin of the timeline; NaN where nothing was measured. */
public final class BinnedSeries {

    private final double[] values;

    private BinnedSeries(double[] values) {
        this.values = values;
    }

    static BinnedSeries of(double[] values) {
        return new BinnedSeries(values.clone());
    }

    static BinnedSeries of(long[] counts) {
        return new BinnedSeries(Arrays.stream(counts).asDoubleStream().toArray());
    }

    public double sum() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sum();
    }

    public List<Double> toList() {
        return Arrays.stream(values).boxed().toList();
    }
}
