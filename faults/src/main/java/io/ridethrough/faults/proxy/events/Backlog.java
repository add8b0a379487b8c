package io.ridethrough.faults.proxy.events;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Events on their way to one reader, in order. What does not fit is dropped and counted, and the count stands where the
 * events are missing. Safe for use by many threads.
 */
final class Backlog {
    /** How many events wait for a reader. */
    static final int MAX_WAITING = 8192;

    /**
     * The next thing to write.
     *
     * @param lostBefore how many events are missing before it
     * @param event empty when nothing came after what is missing
     */
    record Next(long lostBefore, Optional<ProxyEvent> event) {}

    private final ArrayDeque<Next> waiting = new ArrayDeque<>();
    private long lost;

    /** False when there is no room. */
    synchronized boolean offer(ProxyEvent event) {
        if (waiting.size() >= MAX_WAITING) {
            lost++;
            return false;
        }
        waiting.add(new Next(lost, Optional.of(event)));
        lost = 0;
        return true;
    }

    synchronized Optional<Next> poll() {
        Next next = waiting.poll();
        if (next == null && lost > 0) {
            next = new Next(lost, Optional.empty());
            lost = 0;
        }
        return Optional.ofNullable(next);
    }
}
