package io.ridethrough.results.summary;

import java.util.List;

/**
 * How many of something there were when.
 *
 * @param byBin how many in each bin of the timeline
 * @param byPhase how many in each phase of the timeline, in its order
 * @param total how many in all, outside the timeline too
 */
public record MomentCounts(BinnedSeries byBin, List<Long> byPhase, long total) {

    public MomentCounts {
        byPhase = List.copyOf(byPhase);
    }
}
