package io.ridethrough.results.summary;

import java.util.Arrays;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Counts latencies: each as it is while they are few, in the buckets of an HdrHistogram once they are many.
 *
 * <pre>
 * few   up to {@value #MOST_EXACT}: percentiles are exact
 * many  a bucket is no wider than 1/1024 of its values, and its middle stands for them: off by 0.05 % at most
 * </pre>
 *
 * <p>Source: HdrHistogram at {@value #SIGNIFICANT_DIGITS} significant digits. Limits: among many, a latency below zero counts
 * as zero; smallest and greatest are exact all the same. For one thread.
 */
final class Tally {

    /** So many are kept as they are: they take no more room than the buckets would. */
    static final int MOST_EXACT = 4_096;

    static final int SIGNIFICANT_DIGITS = 3;

    private static final int ROOM_AT_FIRST = 16;

    private long[] few = new long[0];
    private int fewCount;
    private @Nullable IntCountsHistogram many;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    void add(long micros) {
        least = Math.min(least, micros);
        greatest = Math.max(greatest, micros);
        IntCountsHistogram buckets = many;
        if (buckets == null && fewCount < MOST_EXACT) {
            if (fewCount == few.length) {
                few = Arrays.copyOf(few, Math.min(MOST_EXACT, Math.max(ROOM_AT_FIRST, 2 * fewCount)));
            }
            few[fewCount++] = micros;
            return;
        }
        if (buckets == null) {
            buckets = counted();
            many = buckets;
        }
        buckets.recordValue(Math.max(0, micros));
    }

    private IntCountsHistogram counted() {
        IntCountsHistogram buckets = new IntCountsHistogram(SIGNIFICANT_DIGITS);
        for (int i = 0; i < fewCount; i++) {
            buckets.recordValue(Math.max(0, few[i]));
        }
        few = new long[0];
        fewCount = 0;
        return buckets;
    }

    /** How many numbers are held, of latencies and of buckets. */
    int held() {
        IntCountsHistogram buckets = many;
        return few.length + (buckets == null ? 0 : buckets.getEstimatedFootprintInBytes() / Integer.BYTES);
    }

    Latencies latencies() {
        IntCountsHistogram buckets = many;
        return buckets == null ? Latencies.ofMicros(Arrays.stream(few, 0, fewCount)) : counted(buckets);
    }

    /** The first of all and the last are known as they were: each stands for itself, the middle of its bucket for the others. */
    private Latencies counted(IntCountsHistogram buckets) {
        long total = buckets.getTotalCount();
        int used = 0;
        for (HistogramIterationValue unused : buckets.recordedValues()) {
            used++;
        }
        long[] values = new long[used + 2];
        long[] upTo = new long[values.length];
        values[0] = least;
        upTo[0] = 1;
        int size = 1;
        for (HistogramIterationValue bucket : buckets.recordedValues()) {
            long counted = Math.min(total - 1, bucket.getTotalCountToThisValue());
            if (counted > upTo[size - 1]) {
                long middle = buckets.medianEquivalentValue(bucket.getValueIteratedTo());
                values[size] = Math.max(least, Math.min(greatest, middle));
                upTo[size++] = counted;
            }
        }
        values[size] = greatest;
        upTo[size++] = total;
        return Latencies.ofCounted(Arrays.copyOf(values, size), Arrays.copyOf(upTo, size));
    }
}
