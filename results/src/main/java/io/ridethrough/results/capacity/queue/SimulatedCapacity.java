package io.ridethrough.results.capacity.queue;

/**
 * The highest rate at which a simulated shop holds an objective, sought by halving. Every rate meets the same customers, drawn
 * by one seed, so that two shops differ by what they are and little by chance.
 *
 * @param watched index of the step that is timed
 * @param share of its answers that are to be within the limit, such as 0.95
 * @param limitSeconds above 0
 * @param errorBudget share of journeys that may fail
 * @param journeys counted at each rate, at least 100: more are slower and more exact
 * @param seed of the customers
 */
public record SimulatedCapacity(
        int watched, double share, double limitSeconds, double errorBudget, int journeys, long seed) {
    private static final int FEWEST_JOURNEYS = 100;
    private static final int HALVINGS = 11;
    private static final double WARM_UP_SHARE = 0.2;

    public SimulatedCapacity {
        if (journeys < FEWEST_JOURNEYS || !(limitSeconds > 0) || !(share > 0 && share < 1)) {
            throw new IllegalArgumentException(journeys + " journeys, limit " + limitSeconds + " s, share " + share);
        }
    }

    /** What happens at a rate. */
    public ShopOutcome at(SimulatedShop shop, double rate) {
        double window = journeys / rate;
        return ShopSimulation.played(shop, watched, rate, WARM_UP_SHARE * window, window, seed);
    }

    /** Whether the objective is held at a rate. */
    public boolean isHeld(SimulatedShop shop, double rate) {
        ShopOutcome outcome = at(shop, rate);
        return outcome.response(share) <= limitSeconds && outcome.failedShare() <= errorBudget;
    }

    /**
     * Journeys a second, to 0.05 % of the rate at which its workers are full with their own work alone; 0 where it is held at
     * none.
     *
     * @throws IllegalArgumentException for a shop without work of its own
     */
    public double of(SimulatedShop shop) {
        if (!(shop.workSeconds() > 0)) {
            throw new IllegalArgumentException("a shop without work of its own has no capacity");
        }
        double low = 0;
        double high = Math.min(shop.workers(), shop.cores()) / shop.workSeconds();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (isHeld(shop, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
