package io.ridethrough.faults.bench.reaction;

import java.time.Duration;
import java.util.List;

/**
 * What was measured.
 *
 * @param toAffected from each instant at which a fault was planned to begin to the first byte that it affected, ascending
 * @param toFree from each instant at which it was planned to end to the first byte that passed free of it, ascending
 */
public record Reactions(List<Duration> toAffected, List<Duration> toFree) {
    /** What either may take at the 99th percentile. */
    public static final Duration BAR = Duration.ofMillis(50);

    public Reactions {
        toAffected = toAffected.stream().sorted().toList();
        toFree = toFree.stream().sorted().toList();
    }

    /**
     * The smallest value that is no less than a share of all.
     *
     * @param sorted ascending, not empty
     * @param share above 0, at most 1, which is the largest value
     */
    public static Duration quantile(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
