package io.ridethrough.environments.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.environments.model.gguf.HalfFloat;
import io.ridethrough.environments.model.gguf.TensorType;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 5", "4, 16", "7, 33", "64, 160"})
    void agrees_with_sums_in_double_precision(int inputs, int outputs) {
        Random random = new Random(3);
        float[] weights = numbers(random, inputs * outputs);
        float[][] in = {numbers(random, inputs), numbers(random, inputs), numbers(random, inputs)};
        float[][] out = new float[3][outputs];

        new Matrix(weights, inputs, outputs, TensorType.F32).apply(in, out, 3);

        for (int row = 0; row < 3; row++) {
            for (int output = 0; output < outputs; output++) {
                double sum = 0;
                for (int input = 0; input < inputs; input++) {
                    sum += (double) weights[output * inputs + input] * in[row][input];
                }
                assertThat((double) out[row][output]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    @Test
    void a_row_has_the_same_bits_alone_and_among_others() {
        Random random = new Random(4);
        Matrix matrix = new Matrix(numbers(random, 67 * 129), 67, 129, TensorType.F32);
        float[][] in = new float[20][];
        for (int row = 0; row < in.length; row++) {
            in[row] = numbers(random, 67);
        }
        float[][] together = new float[20][129];
        matrix.apply(in, together, 20);

        for (int row = 0; row < in.length; row++) {
            float[][] alone = new float[1][129];
            matrix.apply(new float[][] {in[row]}, alone, 1);
            assertThat(alone[0]).isEqualTo(together[row]);
        }
    }

    @Test
    void adding_keeps_what_was_there_and_leaves_other_rows_alone() {
        Matrix doubling = new Matrix(new float[] {2, 0, 0, 2}, 2, 2, TensorType.F32);
        float[][] out = {{1, 1}, {5, 5}};

        doubling.addTo(new float[][] {{3, 4}, {9, 9}}, out, 1);

        assertThat(out[0]).containsExactly(7, 9);
        assertThat(out[1]).containsExactly(5, 5);
    }

    @Test
    void inputs_are_rounded_to_the_type_of_the_weights() {
        float[][] exact = {new float[32]};
        exact[0][0] = 1;
        exact[0][1] = 1 / 3f;

        assertThat(prepared(TensorType.F32, exact)).startsWith(1, 1 / 3f);
        assertThat(prepared(TensorType.F16, exact)).startsWith(1, 1365 / 4096f);
        assertThat(prepared(TensorType.Q8_0, exact))
                .startsWith(127 * HalfFloat.rounded(1 / 127f), 42 * HalfFloat.rounded(1 / 127f));
    }

    private static float[] prepared(TensorType type, float[][] inputs) {
        float[][] row = {inputs[0].clone()};
        new Matrix(new float[32], 32, 1, type).prepare(row, 1);
        return row[0];
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian() / 8;
        }
        return numbers;
    }
}
