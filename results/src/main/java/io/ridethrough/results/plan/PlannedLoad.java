package io.ridethrough.results.plan;

import java.time.Duration;
import java.util.List;

/**
 * Open arrivals of one flow.
 *
 * @param flow such as {@code guest-checkout}
 * @param perSecond mean arrival rate where a phase's load is the usual one, Poisson spaced
 * @param arrivals how many arrivals the seed gave over the whole timeline
 * @param patience how long a client waits for one answer
 * @param secondClicks what impatient clients click a second time; at most one
 * @param products the SKUs that clients choose from; empty for the whole catalogue
 */
public record PlannedLoad(
        String flow,
        double perSecond,
        int arrivals,
        Duration patience,
        List<SecondClick> secondClicks,
        List<String> products) {

    public PlannedLoad {
        secondClicks = List.copyOf(secondClicks);
        products = List.copyOf(products);
    }

    /** Clients who click once and choose from the whole catalogue. */
    public PlannedLoad(String flow, double perSecond, int arrivals, Duration patience) {
        this(flow, perSecond, arrivals, patience, List.of(), List.of());
    }

    /**
     * A request that is sent again, on another connection, when its answer takes longer than clients like to wait.
     *
     * @param step such as {@code place-order}
     * @param after how long after the first request began
     * @param share of the clients who do so, more than 0 and at most 1
     */
    public record SecondClick(String step, Duration after, double share) {

        /** The name by which the second request is recorded, such as {@code place-order-again}. */
        public String again() {
            return step + "-again";
        }
    }
}
