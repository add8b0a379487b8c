package io.ridethrough.environments.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.model.corpus.SeededNumbers;
import io.ridethrough.environments.model.engine.LlamaShape;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GradientTest {
    private static final long SEED = 3;
    private static final int VOCABULARY = 48;
    private static final LlamaShape SHAPE = new LlamaShape(32, 16, 2, 2, 2, 32, VOCABULARY, 1e-5f, 10_000);
    /** Wide enough that single precision can tell both losses apart. */
    private static final float STEP = 4e-3f;

    private static final int CHECKED = 12;

    private final SeededNumbers numbers = new SeededNumbers(SEED);
    private final Parameters parameters = disturbed(Parameters.draw(SHAPE, numbers));
    private final Lesson lesson = lesson();

    @Test
    void every_gradient_is_what_finite_differences_say() {
        Parameters gradients = parameters.zeros();
        learn(gradients);
        for (Map.Entry<String, float[][]> entry : parameters.all().entrySet()) {
            float[][] rows = entry.getValue();
            for (int i = 0; i < CHECKED; i++) {
                int row = entry.getKey().equals(Parameters.EMBEDDING)
                        ? lesson.tokens()[numbers.below(lesson.tokens().length)]
                        : numbers.below(rows.length);
                int column = numbers.below(rows[row].length);
                float kept = rows[row][column];
                rows[row][column] = kept + STEP;
                double above = learn(parameters.zeros());
                rows[row][column] = kept - STEP;
                double below = learn(parameters.zeros());
                rows[row][column] = kept;
                assertThat((double) gradients.of(entry.getKey())[row][column])
                        .as("%s[%d][%d], seed %d", entry.getKey(), row, column, SEED)
                        .isCloseTo((above - below) / (2 * STEP), Offset.offset(0.02));
            }
        }
    }

    @Test
    void what_stands_before_the_answer_is_read_and_not_learned_to_say() {
        Lesson later = new Lesson(lesson.tokens(), lesson.tokens().length - 1);
        double last = new Network(SHAPE, new Rotation(SHAPE, 32), parameters).learn(later, 1, parameters.zeros());
        assertThat(last).isLessThan(learn(parameters.zeros()));
    }

    private double learn(Parameters gradients) {
        return new Network(SHAPE, new Rotation(SHAPE, 32), parameters).learn(lesson, 1, gradients);
    }

    /** Far from the small numbers that training begins with, so that no term is hidden. */
    private Parameters disturbed(Parameters drawn) {
        for (float[][] rows : drawn.all().values()) {
            for (float[] row : rows) {
                float[] noise = numbers.normals(row.length, 0.2f);
                for (int i = 0; i < row.length; i++) {
                    row[i] += noise[i];
                }
            }
        }
        return drawn;
    }

    private Lesson lesson() {
        int[] tokens = new int[15];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = numbers.below(VOCABULARY);
        }
        return new Lesson(tokens, 6);
    }
}
