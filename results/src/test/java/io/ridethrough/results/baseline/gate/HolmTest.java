package io.ridethrough.results.baseline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void the_smallest_counts_for_all_and_the_largest_for_itself() {
        double[] adjusted = Holm.adjusted(new double[] {0.03, 0.005, 0.01});

        assertThat(adjusted).containsExactly(new double[] {0.03, 0.015, 0.02}, within(1e-12));
    }

    @Test
    void a_larger_p_never_becomes_the_smaller() {
        double[] adjusted = Holm.adjusted(new double[] {0.011, 0.01, 0.9});

        assertThat(adjusted).containsExactly(new double[] {0.03, 0.03, 0.9}, within(1e-12));
    }

    @Test
    void no_p_exceeds_one() {
        assertThat(Holm.adjusted(new double[] {0.8, 0.9})).containsExactly(1, 1);
    }
}
