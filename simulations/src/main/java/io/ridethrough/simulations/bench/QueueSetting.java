package io.ridethrough.simulations.bench;

import io.ridethrough.results.capacity.queue.MultiServerQueue;
import io.ridethrough.results.capacity.queue.ServiceLaw;
import java.util.List;

/**
 * A queue that is studied, and how. A mean service takes one second.
 *
 * @param name what is simulated, in a few words
 * @param word begins the names of its figures
 * @param system that is studied
 * @param limitSeconds of the 95th percentile of the response
 * @param repetitions of each rate
 * @param windowSeconds of each measurement
 * @param stepNoise services of each measurement are longer or shorter by a factor of this deviation, of its ln
 * @param runNoise the same of each run; one has all rates of one repetition, the refined ones in another
 * @param isQuick whether the nominal rate is explored first, and fewer rates are measured; else it is the saturation
 * @param bars that its figures are held against
 */
record QueueSetting(
        String name,
        String word,
        SimulatedSystem system,
        double limitSeconds,
        int repetitions,
        double windowSeconds,
        double stepNoise,
        double runNoise,
        boolean isQuick,
        Bars bars) {

    /** What is asked of the estimates of a setting. */
    enum Bars {
        /** That they lie near, that their intervals cover neither too seldom nor too often, and that few are doubted. */
        HELD,
        /** That they are doubted. */
        FLAGGED,
        /** Nothing: too little is measured, or as many are to be doubted as are not. */
        NONE
    }

    private static final double WINDOW = 250;
    private static final double QUICK_WINDOW = 60;
    private static final double JOURNEYS_WINDOW = 100;
    private static final SimulatedSystem SKEWED =
            new QueueSystem(new MultiServerQueue(16, new ServiceLaw.LogNormal(1, 0.8)));
    private static final SimulatedSystem MARKOV =
            new QueueSystem(new MultiServerQueue(8, new ServiceLaw.Exponential(1)));
    private static final SimulatedSystem EVEN =
            new QueueSystem(new MultiServerQueue(4, new ServiceLaw.LogNormal(1, 0.3)));
    private static final SimulatedSystem JOURNEYS = new JourneySystem(8, 9, 0.02);
    private static final double SKEWED_LIMIT = 10.0 / 3;

    /** Those of the bench, in order. */
    static final List<QueueSetting> ALL = List.of(
            thorough(
                    "16 servers, log-normal services (variation 0.8), 3 repetitions", "three", SKEWED, SKEWED_LIMIT, 3),
            thorough("the same, 5 repetitions", "five", SKEWED, SKEWED_LIMIT, 5),
            new QueueSetting(
                    "the same, services of each measurement 3 % off",
                    "unsteady", SKEWED, SKEWED_LIMIT, 5, WINDOW, 0.03, 0, false, Bars.HELD),
            new QueueSetting(
                    "the same, services of each run 3 % off",
                    "runs", SKEWED, SKEWED_LIMIT, 5, WINDOW, 0, 0.03, false, Bars.HELD),
            thorough("8 servers, exponential services (Erlang C), 3 repetitions", "erlang", MARKOV, 4, 3),
            thorough("4 servers, even services (variation 0.3), 3 repetitions", "even", EVEN, 2.5, 3),
            new QueueSetting(
                    "the same, the limit between that and the least time of an answer",
                    "between",
                    EVEN,
                    2,
                    3,
                    WINDOW,
                    0,
                    0,
                    false,
                    Bars.NONE),
            new QueueSetting(
                    "16 servers as above, quick: explored, each rate once, short",
                    "quick",
                    SKEWED,
                    SKEWED_LIMIT,
                    1,
                    QUICK_WINDOW,
                    0,
                    0,
                    true,
                    Bars.NONE),
            new QueueSetting(
                    "16 servers as above, the limit at the least time of an answer",
                    "floor",
                    SKEWED,
                    2.5,
                    5,
                    WINDOW,
                    0.03,
                    0,
                    false,
                    Bars.FLAGGED),
            journeys("journeys of ten requests, 8 workers, windows of 100", "journeys", 2),
            journeys("the same, the limit four times an order's own time", "late", 4));

    private static QueueSetting journeys(String name, String word, double limitSeconds) {
        return new QueueSetting(name, word, JOURNEYS, limitSeconds, 3, JOURNEYS_WINDOW, 0, 0, false, Bars.NONE);
    }

    private static QueueSetting thorough(
            String name, String word, SimulatedSystem system, double limitSeconds, int repetitions) {
        return new QueueSetting(name, word, system, limitSeconds, repetitions, WINDOW, 0, 0, false, Bars.HELD);
    }
}
