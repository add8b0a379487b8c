package io.ridethrough.simulations.scenario;

import java.time.Duration;

/** Limits and defaults of scenario files, in the one place where they are documented. */
final class Bounds {

    /** A client that is given no other patience waits this long for an answer. */
    static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(10);

    static final Duration LEAST_PATIENCE = Duration.ofMillis(100);
    static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

    /** Nobody clicks again sooner, and a second click is sent some ten milliseconds early or late. */
    static final Duration LEAST_SECOND_CLICK = Duration.ofMillis(50);

    /** One arrival in a hundred seconds. */
    static final double LEAST_PER_SECOND = 0.01;

    /** As much as one load generator is sure to keep up with. */
    static final double MOST_PER_SECOND = 1000;

    /** A schedule is drawn before the run and held in memory: a million arrivals of a flow take 8 MB. */
    static final double MOST_ARRIVALS = 1_000_000;

    /** The golden set has no more. */
    static final int MOST_GOLDEN_PROMPTS = 200;

    /** Above it the watch would be a load of its own. */
    static final double MOST_WATCHED_PER_SECOND = 50;

    static final Duration DEFAULT_WATCH_PATIENCE = Duration.ofSeconds(5);

    /** Longest look back of a rule that notices drift. */
    static final int MOST_LOOKED_BACK_ON = 10_000;

    /** A shorter window holds too few arrivals to say anything. */
    static final Duration LEAST_PHASE = Duration.ofMillis(100);

    static final Duration MOST_PHASE = Duration.ofHours(1);
    static final int MOST_PHASES = 50;
    static final int MOST_EXPECTATIONS = 200;

    static final int MOST_STOPS = 20;

    /** Shorter, and an error budget's window would hold hardly a request. */
    static final Duration LEAST_BUDGET_WINDOW = Duration.ofSeconds(1);

    static final Duration MOST_BUDGET_WINDOW = Duration.ofMinutes(10);

    /** So many requests have to have ended in a window before their errors can stop a run. */
    static final int DEFAULT_FEWEST_REQUESTS = 20;

    static final long MOST_READ_OF_PROBE = 1_000_000_000;

    static final Duration ONE_MILLI = Duration.ofMillis(1);

    /** Longest delay of a fault, and longest time within which something can be expected. */
    static final Duration MOST_DURATION = Duration.ofHours(1);

    static final long MOST_KILOBYTES_PER_SECOND = 1_000_000;

    static final long MOST_BYTES = 1_000_000_000;
    static final int MOST_SLICE_BYTES = 1_000_000;

    /** Longer than any answer of a shop's model. */
    static final int MOST_TOKENS = 100_000;

    /** How often a delay can have been recorded. */
    static final long MOST_COUNT = 1_000_000_000;

    static final int FIRST_ERROR_STATUS = 400;
    static final int LAST_ERROR_STATUS = 599;

    static final int MOST_FAULTS_OF_PRESET = 20;

    /** Products that a flow's clients choose from. */
    static final int MOST_PRODUCTS = 100;

    /** Outside of these a percentile of a run's few thousand samples is its fastest or slowest sample. */
    static final double LEAST_PERCENTILE = 1;

    static final double MOST_PERCENTILE = 99.9;

    /** At least nothing, and at most everything, claim nothing. */
    static final double LEAST_SHARE = 0.001;

    static final double MOST_SHARE_LET_THROUGH = 0.999;

    static final double MOST_TIMES = 1000;

    /** More calls than any breaker of a shop waits for. */
    static final int MOST_CALLS = 100_000;

    private Bounds() {}
}
