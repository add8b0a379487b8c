package io.ridethrough.simulations.bench;

import io.ridethrough.results.capacity.queue.ErlangC;
import io.ridethrough.results.capacity.queue.MultiServerQueue;
import io.ridethrough.results.capacity.queue.ServiceLaw;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The rate at which a queue just holds its limit: by theory where services are exponential, else by a simulation a thousand
 * times as long as a measurement, sought by halving, with the same customers at each rate.
 */
record QueueTruth(MultiServerQueue queue, double limitSeconds) {
    static final double SHARE = 0.95;

    private static final double CUSTOMERS = 2e6;
    private static final double WARM_UP = 1_000;
    private static final int HALVINGS = 12;
    private static final long SEED = 20_260;

    /** Customers a second. */
    double perSecond() {
        return queue.service() instanceof ServiceLaw.Exponential service
                ? new ErlangC(queue.servers(), service.mean()).capacity(SHARE, limitSeconds)
                : simulated();
    }

    /** By simulation, whatever theory says. */
    double simulated() {
        double low = 0;
        double high = queue.saturation();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double[] responses = queue.responses(middle, WARM_UP, CUSTOMERS / middle, new SplittableRandom(SEED));
            long beyond = Arrays.stream(responses)
                    .filter(response -> response > limitSeconds)
                    .count();
            if (beyond <= (1 - SHARE) * responses.length) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
