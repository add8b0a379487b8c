package io.ridethrough.faults.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Nanoseconds in the order they were measured. Quantiles are exact: the smallest value with enough others below it. */
final class Samples {
    private static final double NANOS_IN_A_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final long[] nanos;
    private int size;

    Samples(int limit) {
        nanos = new long[limit];
    }

    /** Further samples than the limit are dropped. */
    void add(long sampleNanos) {
        if (size < nanos.length) {
            nanos[size++] = sampleNanos;
        }
    }

    int size() {
        return size;
    }

    double quantileMillis(double quantile) {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(quantile * size);
        return sorted[Math.max(0, Math.min(size, rank) - 1)] / NANOS_IN_A_MILLI;
    }

    double leastMillis() {
        return quantileMillis(0);
    }

    double meanMillis() {
        return meanMillis(0, size);
    }

    /** How much higher the mean of the last fifth is than that of the first. */
    double driftMillis() {
        int fifth = Math.max(1, size / 5);
        return meanMillis(size - fifth, size) - meanMillis(0, fifth);
    }

    private double meanMillis(int from, int to) {
        return Arrays.stream(nanos, from, to).average().orElseThrow() / NANOS_IN_A_MILLI;
    }
}
