package io.ridethrough.results.baseline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gate's stated error rates, from 2,000 gates of 8 pairs in which nothing changed and 2,000 in which all became 10 %
 * slower. The rates are those of simulated runs (see {@link GateOnRunsTest}); bounds leave 2.6 standard errors of a share
 * of 2,000, which a right gate exceeds in one of 200 seeds.
 */
class GateErrorRatesTest {
    private static final int GATES = 2_000;
    private static final int PAIRS = 8;
    private static final double REGRESSION = Math.log(1.10);
    private static final double STANDARD_ERRORS = 2.6;

    @ParameterizedTest
    @CsvSource({
        // s,   false FAIL, power at +10 %, false PASS at +10 %
        "0.053, 0.018, 0.986, 0.005",
        "0.078, 0.024, 0.815, 0.029",
        "0.099, 0.021, 0.604, 0.043",
    })
    void errs_no_more_than_stated(double s, double falseFail, double power, double falsePass) {
        long seed = 20_240_601;
        Outcomes same = Outcomes.of(GATES, pairs(new SplittableRandom(seed), s, 0)::get);
        Outcomes slower = Outcomes.of(GATES, pairs(new SplittableRandom(seed + 1), s, REGRESSION)::get);
        String shown = "seed " + seed + ", s " + s + ": same " + same + ", slower " + slower;

        assertThat(same.failed()).as(shown).isLessThanOrEqualTo(atMost(falseFail));
        assertThat(slower.failed()).as(shown).isGreaterThanOrEqualTo(2 * power - atMost(power));
        assertThat(slower.passed()).as(shown).isLessThanOrEqualTo(atMost(falsePass));
    }

    @Test
    void what_it_calls_detectable_is_detected_about_as_often_as_it_says() {
        long seed = 7;
        double s = 0.078;
        double detectable =
                Outcomes.of(GATES, pairs(new SplittableRandom(seed), s, 0)::get).detectable();
        Outcomes atIt = Outcomes.of(GATES, pairs(new SplittableRandom(seed + 1), s, Math.log(detectable))::get);

        assertThat(atIt.failed()).as("seed %d, %.3f", seed, detectable).isBetween(0.70, 0.88);
    }

    private static double atMost(double share) {
        return share + STANDARD_ERRORS * Math.sqrt(share * (1 - share) / GATES);
    }

    private record Pairs(SplittableRandom random, double s, double effect) {
        List<Double> get() {
            return IntStream.range(0, PAIRS)
                    .mapToObj(pair -> effect + s * random.nextGaussian())
                    .toList();
        }
    }

    private static Pairs pairs(SplittableRandom random, double s, double effect) {
        return new Pairs(random, s, effect);
    }
}
