package io.ridethrough.results.inference;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A service level objective: what a request must keep to count as good.
 *
 * @param limitMillis by {@link Metric#symbol()}; empty when a complete answer is good enough
 */
public record Objective(Map<String, Double> limitMillis) {
    private static final double NANOS_A_MILLI = 1e6;

    public Objective {
        limitMillis = Map.copyOf(limitMillis);
    }

    /** Whether the request was answered, and within every limit. */
    public boolean isMetBy(SeenRequest request) {
        return request.isComplete()
                && limitMillis.entrySet().stream()
                        .allMatch(limit -> Metric.of(limit.getKey())
                                .orElseThrow(() -> new IllegalArgumentException("no metric " + limit.getKey()))
                                .keeps(request, limit.getValue() * NANOS_A_MILLI));
    }

    /** Such as {@code ttft ≤ 200 ms, itl ≤ 50 ms}. */
    public String words() {
        if (limitMillis.isEmpty()) {
            return "answered";
        }
        return Arrays.stream(Metric.values())
                .filter(metric -> limitMillis.containsKey(metric.symbol()))
                .map(metric -> metric.symbol() + " ≤ " + number(limitMillis.getOrDefault(metric.symbol(), 0.0)) + " ms")
                .collect(Collectors.joining(", "));
    }

    private static String number(double millis) {
        return millis == Math.rint(millis) ? String.valueOf((long) millis) : String.valueOf(millis);
    }
}
