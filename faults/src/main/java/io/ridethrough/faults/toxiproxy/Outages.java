package io.ridethrough.faults.toxiproxy;

import java.util.HashMap;
import java.util.Map;

/**
 * How many outages each proxy has: where one follows on another, or two overlap, the first that is healed must not end the other.
 * Safe for use by several threads.
 */
final class Outages {
    private final Map<String, Integer> held = new HashMap<>();

    synchronized void begin(String proxy) {
        held.merge(proxy, 1, Integer::sum);
    }

    /** Ends one that has begun; true when it was the proxy's last. */
    synchronized boolean end(String proxy) {
        return held.computeIfPresent(proxy, (name, count) -> count == 1 ? null : count - 1) == null;
    }

    synchronized boolean hasAny(String proxy) {
        return held.containsKey(proxy);
    }
}
