package io.ridethrough.environments.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExponentialTest {

    @Test
    void is_within_2e7_of_the_true_value_over_its_whole_range() {
        double worst = 0;
        for (float x = -87; x <= 88; x += 0.0007f) {
            double truth = StrictMath.exp(x);
            worst = Math.max(worst, Math.abs(Exponential.of(x) - truth) / truth);
        }
        assertThat(worst).isLessThan(2e-7);
    }

    /** Bits noted once; a JDK or processor that gave others would give an answer of its own. */
    @ParameterizedTest
    @CsvSource({"0, 3f800000", "1, 402df854", "-1, 3ebc5ab2", "-0.3466, 3f3503ba", "-20.25, 30dc9ef1", "42.5, 5e1f2ec2"
    })
    void has_the_same_bits_everywhere(float x, String bits) {
        assertThat(Integer.toHexString(Float.floatToIntBits(Exponential.of(x)))).isEqualTo(bits);
    }

    @Test
    void is_zero_far_below_and_infinite_far_above_and_keeps_a_nan() {
        assertThat(Exponential.of(-1000)).isZero();
        assertThat(Exponential.of(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.of(1000)).isInfinite();
        assertThat(Exponential.of(Float.NaN)).isNaN();
        assertThat(Exponential.of(0)).isCloseTo(1, within(0f));
    }
}
