package io.ridethrough.faults.proxy;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a proxy counts of its faults, written and read by any thread. */
final class FaultCounts {
    /** The name of an outage among the types of toxics. */
    static final String OUTAGE = "outage";

    private final Map<String, LongAdder> appliedByType = new ConcurrentHashMap<>();
    private final LongAdder lapsed = new LongAdder();

    void applied(String type) {
        appliedByType.computeIfAbsent(type, name -> new LongAdder()).increment();
    }

    void lapsed() {
        lapsed.increment();
    }

    Map<String, Long> appliedByType() {
        Map<String, Long> applied = new TreeMap<>();
        appliedByType.forEach((type, count) -> applied.put(type, count.sum()));
        return applied;
    }

    long lapsedLeases() {
        return lapsed.sum();
    }
}
