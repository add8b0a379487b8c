package io.ridethrough.environments.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.environments.model.gguf.HalfFloat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundingTest {

    @Test
    void half_precision_is_that_of_a_conversion_there_and_back() {
        Random random = new Random(5);
        float[] values = new float[100_000];
        float[] expected = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(20) - 8));
            expected[i] = Math.abs(values[i]) < 0x1p-14f ? values[i] : HalfFloat.rounded(values[i]);
        }

        HalfPrecision.round(values, values.length);

        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(0x1p-25f));
        }
    }

    @Test
    void half_precision_leaves_what_is_behind_the_count_alone() {
        float[] values = {1 / 3f, 1 / 3f};

        HalfPrecision.round(values, 1);

        assertThat(values).containsExactly(1365 / 4096f, 1 / 3f);
    }

    /** The largest of the block is 2, so that a step is 2/127, in half precision 0.015747: 1 is 63.5 steps, rounded to even. */
    @Test
    void a_block_is_in_whole_steps_of_its_largest_number() {
        float[] values = new float[64];
        values[0] = -2;
        values[1] = 1;
        values[2] = 0.001f;
        values[40] = 0.25f;
        float step = HalfFloat.rounded(2 / 127f);

        BlockRounding.round(values);

        assertThat(values[0]).isEqualTo(-127 * step);
        assertThat(values[1]).isEqualTo(64 * step);
        assertThat(values[2]).isZero();
        assertThat(values[40]).isCloseTo(0.25f, within(1e-4f));
    }

    @Test
    void a_block_of_nothing_stays_so_and_a_rest_stays_as_it_is() {
        float[] values = new float[33];
        values[32] = 1 / 3f;

        BlockRounding.round(values);

        assertThat(values).startsWith(0, 0).endsWith(1 / 3f);
    }
}
