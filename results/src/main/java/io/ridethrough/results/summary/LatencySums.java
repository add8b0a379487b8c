package io.ridethrough.results.summary;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Adds latencies up by bin and phase. A bin is open from its first latency until {@link #closeBefore} says that no more will
 * come: of a closed one only its count and percentiles are kept, so that no more tallies are held than bins are open. For one
 * thread.
 */
final class LatencySums {

    private final Tally none = new Tally();
    private final Tally[] open;
    private final Tally[] byPhase;
    private final long[] counts;
    private final double[] p50;
    private final double[] p95;
    private final double[] p99;
    private long total;
    private int closed;

    LatencySums(int bins, int phases) {
        open = new Tally[bins];
        Arrays.fill(open, none);
        byPhase = Stream.generate(Tally::new).limit(phases).toArray(Tally[]::new);
        counts = new long[bins];
        p50 = unknown(bins);
        p95 = unknown(bins);
        p99 = unknown(bins);
    }

    private static double[] unknown(int bins) {
        double[] values = new double[bins];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Adds one; bin and phase of its intended start, -1 outside. */
    void add(int bin, int phase, long micros) {
        total++;
        if (phase >= 0) {
            byPhase[phase].add(micros);
        }
        if (bin >= 0) {
            if (bin < closed) {
                throw new IllegalStateException("bin " + bin + " is closed up to " + closed);
            }
            if (open[bin] == none) {
                open[bin] = new Tally();
            }
            open[bin].add(micros);
        }
    }

    /** No latency will be added to a bin before this. */
    void closeBefore(int bin) {
        for (; closed < bin; closed++) {
            Tally tally = open[closed];
            if (tally != none) {
                Latencies latencies = tally.latencies();
                counts[closed] = latencies.count();
                p50[closed] = latencies.millis(50);
                p95[closed] = latencies.millis(95);
                p99[closed] = latencies.millis(99);
                open[closed] = none;
            }
        }
    }

    /** How many numbers are held beside those by bin. */
    long held() {
        return Stream.concat(Arrays.stream(open, closed, open.length), Arrays.stream(byPhase))
                .mapToLong(Tally::held)
                .sum();
    }

    /** No latency will be added any more. */
    LatencySeries ended() {
        closeBefore(open.length);
        return new LatencySeries(
                BinnedSeries.of(counts),
                BinnedSeries.of(p50),
                BinnedSeries.of(p95),
                BinnedSeries.of(p99),
                Arrays.stream(byPhase).map(Tally::latencies).toList(),
                total);
    }
}
