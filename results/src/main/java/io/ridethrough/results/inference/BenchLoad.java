package io.ridethrough.results.inference;

import java.time.Duration;

/**
 * How it was measured.
 *
 * @param seed of arrivals and of the prompts' order
 * @param arrivals {@code poisson} or {@code constant}
 * @param warmUp before each measured window
 * @param measured length of each window
 * @param deadline of one request
 * @param maxTokens longest answer
 * @param mostUnderWay requests at once
 * @param prompts where they came from
 * @param promptCount how many there are
 */
public record BenchLoad(
        long seed,
        String arrivals,
        Duration warmUp,
        Duration measured,
        Duration deadline,
        int maxTokens,
        int mostUnderWay,
        String prompts,
        int promptCount) {}
