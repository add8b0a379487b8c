package io.ridethrough.stubs.store.inference;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** When a breaker went from which state to which: the newest {@value #MOST_KEPT} changes. Safe for use by several threads. */
public final class BreakerChanges {
    /** A breaker that opens every second for a quarter of an hour, and probes in between. */
    public static final int MOST_KEPT = 2_000;

    private final Clock clock;
    private final Deque<Change> kept = new ArrayDeque<>();
    private long forgotten;

    BreakerChanges(Clock clock) {
        this.clock = clock;
    }

    /** Told by the breaker itself, within the call that changes it. */
    synchronized void add(String from, String to) {
        if (kept.size() == MOST_KEPT) {
            kept.removeFirst();
            forgotten++;
        }
        kept.addLast(new Change(clock.instant(), from, to));
    }

    /** Those that are kept, oldest first. */
    public synchronized List<Change> kept() {
        return List.copyOf(kept);
    }

    /** How many older ones there was no room for. */
    public synchronized long forgotten() {
        return forgotten;
    }

    /**
     * @param at by the store's clock
     * @param from {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}
     * @param to likewise
     */
    public record Change(Instant at, String from, String to) {}
}
