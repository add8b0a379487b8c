package io.ridethrough.results.baseline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SignFlipTest {
    @Test
    void all_on_one_side_is_the_smallest_p_there_is() {
        assertThat(SignFlip.pValue(new double[] {.1, .2, .3, .1, .2, .3})).isEqualTo(1 / 64.0);
        assertThat(SignFlip.smallestP(6)).isEqualTo(1 / 64.0);
    }

    @Test
    void all_on_the_other_side_is_no_sign_of_a_regression() {
        assertThat(SignFlip.pValue(new double[] {-.1, -.2, -.3})).isEqualTo(1);
    }

    @Test
    void counts_the_choices_of_signs_by_hand() {
        // Sums of ±1 ±2 ±4 are the odd numbers from -7 to 7; 4 + 2 - 1 = 5 is reached by two of eight.
        assertThat(SignFlip.pValue(new double[] {-1, 2, 4})).isEqualTo(2 / 8.0);
    }

    @Test
    void no_difference_at_all_is_no_difference() {
        assertThat(SignFlip.pValue(new double[] {0, 0, 0, 0})).isEqualTo(1);
    }

    @Test
    void sums_that_differ_only_by_rounding_are_ties() {
        // 0.1 + 0.2 - 0.3 is 5.6e-17 in one order and 2.8e-17 in another; exactly, four of eight sums are at least 0.
        assertThat(SignFlip.pValue(new double[] {.1, .2, -.3})).isEqualTo(5 / 8.0);
        assertThat(SignFlip.pValue(new double[] {-.3, .2, .1})).isEqualTo(5 / 8.0);
    }

    @Test
    void refuses_more_pairs_than_it_can_go_through() {
        assertThatIllegalArgumentException().isThrownBy(() -> SignFlip.pValue(new double[21]));
        assertThatIllegalArgumentException().isThrownBy(() -> SignFlip.pValue(new double[0]));
    }
}
