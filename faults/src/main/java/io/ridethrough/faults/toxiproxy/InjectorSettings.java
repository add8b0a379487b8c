package io.ridethrough.faults.toxiproxy;

import java.time.Duration;
import java.util.Optional;

/**
 * How an injector keeps its faults from outliving it.
 *
 * @param lease how long a fault of the fault proxy stays once renewals cease, at least {@link #SHORTEST_LEASE}; the
 *     original Toxiproxy has no leases
 * @param journal where each fault is written down before it is applied; empty for nowhere
 */
public record InjectorSettings(Duration lease, Optional<FaultJournal> journal) {
    /** Below this, renewals over HTTP could not be counted on to come in time. */
    public static final Duration SHORTEST_LEASE = Duration.ofMillis(100);

    public InjectorSettings {
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException(
                    "a lease is at least " + SHORTEST_LEASE.toMillis() + " ms: " + lease.toMillis() + " ms");
        }
    }

    /** A lease of 10 s, no journal. */
    public static InjectorSettings defaults() {
        return new InjectorSettings(Duration.ofSeconds(10), Optional.empty());
    }

    public InjectorSettings withLease(Duration newLease) {
        return new InjectorSettings(newLease, journal);
    }

    public InjectorSettings withJournal(FaultJournal newJournal) {
        return new InjectorSettings(lease, Optional.of(newJournal));
    }
}
