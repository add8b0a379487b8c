package io.ridethrough.results.otlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/**
 * Counts latencies in buckets with the bounds that OpenTelemetry's semantic conventions advise for the duration of HTTP requests,
 * a bound counting among those below it. For one thread.
 */
final class LatencyBuckets {

    private static final double[] BOUNDS_SECONDS = {
        0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
    };

    private final long[] counts = new long[BOUNDS_SECONDS.length + 1];
    private long sumMicros;
    private long leastMicros = Long.MAX_VALUE;
    private long greatestMicros = Long.MIN_VALUE;

    void add(long micros) {
        int found = Arrays.binarySearch(BOUNDS_SECONDS, Seconds.of(micros));
        counts[found >= 0 ? found : -found - 1]++;
        sumMicros += micros;
        leastMicros = Math.min(leastMicros, micros);
        greatestMicros = Math.max(greatestMicros, micros);
    }

    /** Writes the fields of a histogram's point; at least one latency was added. */
    void writeTo(ObjectNode point) {
        point.put("count", String.valueOf(Arrays.stream(counts).sum()))
                .put("sum", Seconds.of(sumMicros))
                .put("min", Seconds.of(leastMicros))
                .put("max", Seconds.of(greatestMicros));
        ArrayNode buckets = point.putArray("bucketCounts");
        Arrays.stream(counts).forEach(count -> buckets.add(String.valueOf(count)));
        ArrayNode bounds = point.putArray("explicitBounds");
        Arrays.stream(BOUNDS_SECONDS).forEach(bounds::add);
    }
}
