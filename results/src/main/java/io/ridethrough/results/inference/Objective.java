package io.ridethrough.results.inference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** Such as {@code itl ≤ 50 ms, ttft ≤ 200 ms}. */
    public String words() {
        if (limitMillis.isEmpty()) {
            return "answered";
        }
        List<String> limits = new TreeMap<>(limitMillis)
                .entrySet().stream()
                        .map(limit -> limit.getKey() + " ≤ " + number(limit.getValue()) + " ms")
                        .toList();
        return String.join(", ", limits);
    }

    private static String number(double millis) {
        return millis == Math.rint(millis) ? String.valueOf((long) millis) : String.valueOf(millis);
    }
}
