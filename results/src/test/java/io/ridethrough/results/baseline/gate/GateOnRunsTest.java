package io.ridethrough.results.baseline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * The gate on runs simulated request by request: one in ten asks the model and takes far longer, the machine's pace
 * wanders from second to second and is remembered, and drifts from pair to pair. That is what makes tests on single
 * requests cry wolf.
 */
class GateOnRunsTest {
    private static final int GATES = 200;
    private static final int PAIRS = 8;
    private static final int SECONDS = 240;
    private static final int REQUESTS_PER_SECOND = 20;
    private static final double WANDERING = 0.07;
    private static final double MEMORY = 0.98;
    private static final double DRIFT = 0.05;
    private static final double RUN_TO_RUN = 0.03;

    @Test
    void equal_builds_seldom_fail_and_a_ten_percent_slower_one_seldom_passes() {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        Outcomes same = Outcomes.of(GATES, () -> gate(random, 0));
        Outcomes slower = Outcomes.of(GATES, () -> gate(random, Math.log(1.10)));
        String shown = "seed " + seed + ": same " + same + ", slower " + slower;

        // 2.5 % and 2.6 standard errors of a share of 200.
        assertThat(same.failed()).as(shown).isLessThanOrEqualTo(0.054);
        assertThat(slower.passed()).as(shown).isLessThanOrEqualTo(0.10);
        assertThat(slower.failed()).as(shown).isGreaterThanOrEqualTo(0.60);
    }

    @Test
    void twice_as_slow_always_fails() {
        long seed = 12;
        SplittableRandom random = new SplittableRandom(seed);

        assertThat(Outcomes.of(20, () -> gate(random, Math.log(2))).failed())
                .as("seed %d", seed)
                .isEqualTo(1);
    }

    private static List<Double> gate(SplittableRandom random, double effect) {
        List<Double> logRatios = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            double drift = DRIFT * random.nextGaussian();
            double baseline = logP95(random, drift);
            logRatios.add(logP95(random, drift + effect) - baseline);
        }
        return logRatios;
    }

    private static double logP95(SplittableRandom random, double shift) {
        Histogram latencies = new Histogram(3_600_000_000L, 3);
        double run = shift + RUN_TO_RUN * random.nextGaussian();
        double pace = WANDERING * random.nextGaussian();
        double fresh = WANDERING * Math.sqrt(1 - MEMORY * MEMORY);
        for (int second = 0; second < SECONDS; second++) {
            pace = MEMORY * pace + fresh * random.nextGaussian();
            for (int i = 0; i < REQUESTS_PER_SECOND; i++) {
                double log = random.nextDouble() < 0.10
                        ? Math.log(1_500) + 0.5 * random.nextGaussian()
                        : Math.log(300) + 0.4 * random.nextGaussian();
                latencies.recordValue((long) (1_000 * Math.exp(log + pace + run)));
            }
        }
        return Math.log(latencies.getValueAtPercentile(95));
    }
}
