package io.ridethrough.simulations.conductor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many attempts each inference point has made so far, counted as they pass the proxy. */
final class AttemptCounts {
    private final Map<String, LongAdder> byPoint = new ConcurrentHashMap<>();

    void count(String point) {
        byPoint.computeIfAbsent(point, name -> new LongAdder()).increment();
    }

    long of(String point) {
        LongAdder count = byPoint.get(point);
        return count == null ? 0 : count.sum();
    }
}
