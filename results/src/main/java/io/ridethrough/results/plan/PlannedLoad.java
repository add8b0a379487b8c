package io.ridethrough.results.plan;

import java.time.Duration;

/**
 * Open arrivals of one flow.
 *
 * @param flow such as {@code guest-checkout}
 * @param perSecond mean arrival rate, Poisson spaced
 * @param arrivals how many arrivals the seed gave over the whole timeline
 * @param patience how long a client waits for one answer
 */
public record PlannedLoad(String flow, double perSecond, int arrivals, Duration patience) {}
