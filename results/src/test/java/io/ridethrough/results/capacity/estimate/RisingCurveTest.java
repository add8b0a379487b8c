package io.ridethrough.results.capacity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RisingCurveTest {
    private static final double[] RATES = {10, 20, 30};
    private static final double[] ONES = {1, 1, 1};

    @Test
    void crosses_on_the_line_between_two_rates() {
        assertThat(curve(1, 2, 4).crossing(3)).isCloseTo(25, within(1e-9));
    }

    @Test
    void of_a_flat_stretch_at_the_level_the_end_counts() {
        assertThat(curve(1, 1, 4).crossing(1)).isCloseTo(20, within(1e-9));
        assertThat(curve(2, 1, 4).crossing(1.5)).isCloseTo(20, within(1e-9));
    }

    @Test
    void goes_on_beyond_its_ends_as_it_did_there() {
        assertThat(curve(1, 2, 4).crossing(5)).isCloseTo(35, within(1e-9));
        assertThat(curve(1, 2, 4).crossing(0.5)).isCloseTo(5, within(1e-9));
        assertThat(curve(1, 2, 4).crossing(-5)).isZero();
    }

    @Test
    void flat_at_its_end_it_never_crosses_and_flat_at_its_start_it_always_did() {
        assertThat(curve(1, 2, 2).crossing(3)).isInfinite();
        assertThat(curve(2, 2, 4).crossing(1)).isZero();
    }

    @Test
    void says_whether_the_level_lies_within() {
        assertThat(curve(1, 2, 4).isAboveThroughout(0.9)).isTrue();
        assertThat(curve(1, 2, 4).isAboveThroughout(1)).isFalse();
        assertThat(curve(1, 2, 4).isHeldThroughout(4)).isTrue();
        assertThat(curve(1, 2, 4).isHeldThroughout(3.9)).isFalse();
    }

    @Test
    void one_rate_is_no_curve() {
        assertThatThrownBy(() -> new RisingCurve(new double[] {1}, new double[] {1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RisingCurve curve(double... values) {
        return new RisingCurve(RATES, values, ONES);
    }
}
