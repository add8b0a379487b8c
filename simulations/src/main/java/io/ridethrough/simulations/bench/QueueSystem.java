package io.ridethrough.simulations.bench;

import io.ridethrough.results.capacity.queue.MultiServerQueue;
import java.util.SplittableRandom;

/** Customers of one kind, who want one service. */
record QueueSystem(MultiServerQueue queue) implements SimulatedSystem {

    @Override
    public double saturation() {
        return queue.saturation();
    }

    @Override
    public Seen seen(double rate, double warmUp, double window, double times, SplittableRandom random) {
        MultiServerQueue.Window seen = new MultiServerQueue(
                        queue.servers(), queue.service().scaled(times))
                .window(rate, warmUp, window, random);
        return new Seen(seen.responses(), seen.responses().length, seen.before(), seen.left());
    }

    @Override
    public double capacity(double limitSeconds) {
        return new QueueTruth(queue, limitSeconds).perSecond();
    }
}
