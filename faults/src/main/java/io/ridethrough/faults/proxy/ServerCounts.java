package io.ridethrough.faults.proxy;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a server counts beside its proxies, written and read by any thread. */
final class ServerCounts {
    private final Map<Integer, LongAdder> requestsByStatus = new ConcurrentHashMap<>();

    void answered(int status) {
        requestsByStatus.computeIfAbsent(status, code -> new LongAdder()).increment();
    }

    /** How many requests the API has answered, by HTTP status. */
    Map<Integer, Long> requestsByStatus() {
        Map<Integer, Long> requests = new TreeMap<>();
        requestsByStatus.forEach((status, count) -> requests.put(status, count.sum()));
        return requests;
    }
}
