package io.ridethrough.results.baseline;

import java.time.Instant;
import java.util.List;

/**
 * How one repeat went.
 *
 * @param startedAt when its load began
 * @param seed where its arrivals and test data were drawn from
 * @param plannedArrivals how many its plan had
 * @param madeArrivals how many there were
 * @param doubts what was found to be wrong with it, a sentence each without its full stop; empty when it was sound
 */
public record Repeat(Instant startedAt, long seed, long plannedArrivals, long madeArrivals, List<String> doubts) {

    /** Smallest share of the planned arrivals: with fewer it was another load. */
    public static final double FEWEST_ARRIVALS = 0.99;

    public Repeat {
        doubts = List.copyOf(doubts);
        if (plannedArrivals < 0 || madeArrivals < 0) {
            throw new IllegalArgumentException(madeArrivals + " of " + plannedArrivals + " arrivals");
        }
    }

    /** Why the figures are not to be used, too few arrivals among it; empty when they are. */
    public List<String> allDoubts() {
        return doubts.isEmpty() && madeArrivals < FEWEST_ARRIVALS * plannedArrivals
                ? List.of(madeArrivals + " of " + plannedArrivals + " planned arrivals were made")
                : doubts;
    }
}
