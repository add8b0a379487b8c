package io.ridethrough.results.summary;

import java.util.List;

/**
 * Latencies of a flow's journeys or of one of its steps, counted from the intended start and put into the bin and the phase of
 * that start. Those that the end of the run cut off are left out.
 *
 * @param count how many there were, by bin
 * @param p50 milliseconds, by bin
 * @param p95 milliseconds, by bin
 * @param p99 milliseconds, by bin
 * @param byPhase one for each phase of the timeline, in its order
 * @param total how many there were, within the timeline and outside
 */
public record LatencySeries(
        BinnedSeries count, BinnedSeries p50, BinnedSeries p95, BinnedSeries p99, List<Latencies> byPhase, long total) {

    public LatencySeries {
        byPhase = List.copyOf(byPhase);
    }
}
