package io.ridethrough.simulations.bench;

import io.ridethrough.results.capacity.queue.ServiceLaw;
import io.ridethrough.results.capacity.queue.ShopOutcome;
import io.ridethrough.results.capacity.queue.ShopSimulation;
import io.ridethrough.results.capacity.queue.SimulatedCapacity;
import io.ridethrough.results.capacity.queue.SimulatedShop;
import io.ridethrough.results.capacity.queue.SimulatedShop.Guards;
import io.ridethrough.results.capacity.queue.SimulatedShop.Model;
import io.ridethrough.results.capacity.queue.SimulatedShop.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clients who look around before they order: short requests with pauses between them, and the order at the end, which alone is
 * timed. All of them wait for the same workers. A queue grows more slowly here than one of orders alone would, because who waits
 * at one request comes later to the next.
 *
 * @param workers of the shop
 * @param shortRequests before the order
 * @param shortSeconds each
 */
record JourneySystem(int workers, int shortRequests, double shortSeconds) implements SimulatedSystem {
    private static final double PAUSE = 0.5;
    private static final double VARIATION = 0.1;
    private static final int TRUTH_JOURNEYS = 60_000;
    private static final double ERROR_BUDGET = 0.01;
    private static final long SEED = 20_260;

    @Override
    public double saturation() {
        return workers / shop(1).workSeconds();
    }

    @Override
    public Seen seen(double rate, double warmUp, double window, double times, SplittableRandom random) {
        ShopOutcome outcome =
                ShopSimulation.played(shop(times), shortRequests, rate, warmUp, window, random.nextLong());
        return new Seen(outcome.responses(), outcome.journeys(), outcome.before(), outcome.left());
    }

    @Override
    public double capacity(double limitSeconds) {
        return new SimulatedCapacity(shortRequests, QueueTruth.SHARE, limitSeconds, ERROR_BUDGET, TRUTH_JOURNEYS, SEED)
                .of(shop(1));
    }

    private SimulatedShop shop(double times) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < shortRequests; i++) {
            steps.add(new Step(PAUSE, new ServiceLaw.Fixed(times * shortSeconds), 0));
        }
        steps.add(new Step(PAUSE, new ServiceLaw.LogNormal(times, VARIATION), 0));
        return new SimulatedShop(
                workers,
                Integer.MAX_VALUE,
                Double.POSITIVE_INFINITY,
                steps,
                new Model(0, 0, new ServiceLaw.Fixed(1), true),
                Guards.none());
    }
}
