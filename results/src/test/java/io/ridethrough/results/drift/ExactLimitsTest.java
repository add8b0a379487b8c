package io.ridethrough.results.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExactLimitsTest {

    @Test
    void limits_of_200_of_200_are_the_closed_form() {
        assertThat(ExactLimits.lower(200, 200, 0.025)).isCloseTo(Math.pow(0.025, 1 / 200.0), within(1e-9));
        assertThat(ExactLimits.upper(200, 200, 0.025)).isEqualTo(1);
    }

    @Test
    void limits_of_none_mirror_those_of_all() {
        assertThat(ExactLimits.lower(0, 50, 0.025)).isZero();
        assertThat(ExactLimits.upper(0, 50, 0.025)).isCloseTo(1 - ExactLimits.lower(50, 50, 0.025), within(1e-9));
    }

    @Test
    void a_share_at_its_limit_gives_the_hits_with_the_stated_probability() {
        double upper = ExactLimits.upper(191, 200, 0.025);
        double lower = ExactLimits.lower(191, 200, 0.025);

        assertThat(upTo(191, 200, upper)).isCloseTo(0.025, within(1e-9));
        assertThat(1 - upTo(190, 200, lower)).isCloseTo(0.025, within(1e-9));
    }

    /** P(X ≤ hits), by adding up. */
    private static double upTo(int hits, int trials, double share) {
        double sum = 0;
        double logOfTerm = trials * Math.log1p(-share);
        for (int k = 0; k <= hits; k++) {
            sum += Math.exp(logOfTerm);
            logOfTerm += Math.log((double) (trials - k) / (k + 1)) + Math.log(share / (1 - share));
        }
        return sum;
    }
}
