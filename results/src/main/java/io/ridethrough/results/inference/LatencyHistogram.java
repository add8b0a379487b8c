package io.ridethrough.results.inference;

import io.ridethrough.results.histogram.HistogramText;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * Latencies, counted in buckets of four significant digits of a microsecond; at most {@link #LONGEST}, longer ones count
 * as that. Its text form is that of {@link HistogramText}, and it can be merged with others.
 */
public final class LatencyHistogram {
    public static final Duration LONGEST = Duration.ofHours(1);
    private static final int SIGNIFICANT_DIGITS = 4;
    private static final long NANOS_A_MICRO = 1_000;
    private static final double MICROS_A_MILLI = 1_000;

    private final Histogram micros;

    private LatencyHistogram(Histogram micros) {
        this.micros = micros;
    }

    public static LatencyHistogram empty() {
        // Grows with what it holds: most latencies are far from the longest.
        return new LatencyHistogram(new Histogram(SIGNIFICANT_DIGITS));
    }

    /**
     * Reads what {@link #encoded()} wrote.
     *
     * @throws IllegalArgumentException when it is none of that
     */
    public static LatencyHistogram decode(String base64) {
        Histogram read = HistogramText.decode(base64);
        read.setAutoResize(true);
        return new LatencyHistogram(read);
    }

    /** Adds one; a negative one, from clocks that differ, counts as none. */
    public void add(long latencyNanos) {
        long rounded = Math.max(0, latencyNanos + NANOS_A_MICRO / 2) / NANOS_A_MICRO;
        micros.recordValue(Math.min(rounded, LONGEST.toNanos() / NANOS_A_MICRO));
    }

    /** Adds all of another's. */
    public void merge(LatencyHistogram other) {
        micros.add(other.micros);
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** The smallest latency that at least {@code rank} of them don't exceed, from 1 to {@link #count()}. */
    public double millisAtRank(long rank) {
        // The library's percentile is of a share: half a count above the rank before it can't be rounded wrongly.
        double percentile = 100.0 * (rank - 0.5) / count();
        return micros.getValueAtPercentile(percentile) / MICROS_A_MILLI;
    }

    /** The longest; 0 when there is none. */
    public double maxMillis() {
        return micros.getMaxValue() / MICROS_A_MILLI;
    }

    /** As text. */
    public String encoded() {
        return HistogramText.encode(micros);
    }
}
