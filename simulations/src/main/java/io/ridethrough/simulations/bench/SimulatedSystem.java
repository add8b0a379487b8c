package io.ridethrough.simulations.bench;

import java.util.SplittableRandom;

/** What studies are simulated of. The service that is timed takes one second on average. */
sealed interface SimulatedSystem permits QueueSystem, JourneySystem {

    /**
     * What is seen in a window.
     *
     * @param responses response times of those who arrive in it, seconds
     * @param arrivals in it
     * @param before who were there when it began
     * @param left who left in it, whenever they came
     */
    record Seen(double[] responses, long arrivals, long before, long left) {}

    /** The rate that its servers could just not bear, arrivals a second. */
    double saturation();

    /**
     * A window of a system that begins empty.
     *
     * @param rate arrivals a second
     * @param warmUp seconds before the window
     * @param window seconds
     * @param times services are so many times as long
     */
    Seen seen(double rate, double warmUp, double window, double times, SplittableRandom random);

    /** The truth: the highest rate at which {@link QueueTruth#SHARE} of the responses are within the limit. */
    double capacity(double limitSeconds);
}
