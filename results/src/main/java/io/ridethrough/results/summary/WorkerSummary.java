package io.ridethrough.results.summary;

/**
 * The application's worker threads over time, from the journal's probes: the most that any probe of a bin saw.
 *
 * @param busy workers busy, by bin
 * @param queued requests waiting for a worker, by bin
 * @param workers how many workers there are, 0 when no probe told
 */
public record WorkerSummary(BinnedSeries busy, BinnedSeries queued, long workers) {}
