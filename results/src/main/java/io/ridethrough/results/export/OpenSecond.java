package io.ridethrough.results.export;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Latencies of one second that is still added to: each as it is while they are few, in buckets once they are many, so that
 * what a second takes does not grow with its load. For one thread.
 */
final class OpenSecond {

    /** So many take about a quarter of the room that buckets would. */
    static final int MOST_RAW = 4_096;

    private static final int ROOM_AT_FIRST = 16;

    private long[] raw = new long[ROOM_AT_FIRST];
    private int count;
    private @Nullable Histogram buckets;

    /** Adds one that is not below 0. */
    void add(long micros) {
        Histogram many = buckets;
        if (many == null && count < MOST_RAW) {
            if (count == raw.length) {
                raw = Arrays.copyOf(raw, Math.min(MOST_RAW, 2 * count));
            }
            raw[count++] = micros;
            return;
        }
        if (many == null) {
            many = new Histogram(IntervalWriter.SIGNIFICANT_DIGITS);
            addTo(many);
            buckets = many;
            raw = new long[0];
            count = 0;
        }
        many.recordValue(micros);
    }

    /** Adds all of them to a histogram. */
    void addTo(Histogram sum) {
        for (int i = 0; i < count; i++) {
            sum.recordValue(raw[i]);
        }
        Histogram many = buckets;
        if (many != null) {
            sum.add(many);
        }
    }
}
