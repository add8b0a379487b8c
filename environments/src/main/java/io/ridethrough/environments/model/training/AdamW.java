package io.ridethrough.environments.model.training;

import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019). Gradients longer than {@value #MAX_NORM} are shortened
 * to that; norms are not decayed.
 */
final class AdamW {
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.98f;
    private static final float EPSILON = 1e-8f;
    private static final float DECAY = 0.05f;
    private static final double MAX_NORM = 1;

    private final Parameters means;
    private final Parameters squares;
    private int steps;

    AdamW(Parameters parameters) {
        means = parameters.zeros();
        squares = parameters.zeros();
    }

    void step(Parameters parameters, Parameters gradients, float rate) {
        steps++;
        float factor = (float) Math.min(1, MAX_NORM / Math.sqrt(squaredLength(gradients)));
        float correction1 = (float) (1 - StrictMath.pow(BETA_1, steps));
        float correction2 = (float) (1 - StrictMath.pow(BETA_2, steps));
        for (Map.Entry<String, float[][]> entry : parameters.all().entrySet()) {
            String name = entry.getKey();
            float decay = name.endsWith("norm") ? 0 : DECAY;
            float[][] rows = entry.getValue();
            for (int row = 0; row < rows.length; row++) {
                float[] values = rows[row];
                float[] gradient = gradients.of(name)[row];
                float[] mean = means.of(name)[row];
                float[] square = squares.of(name)[row];
                for (int i = 0; i < values.length; i++) {
                    float slope = gradient[i] * factor;
                    mean[i] = BETA_1 * mean[i] + (1 - BETA_1) * slope;
                    square[i] = BETA_2 * square[i] + (1 - BETA_2) * slope * slope;
                    float direction = mean[i] / correction1 / ((float) Math.sqrt(square[i] / correction2) + EPSILON);
                    values[i] -= rate * (direction + decay * values[i]);
                }
            }
        }
    }

    private static double squaredLength(Parameters gradients) {
        double sum = 0;
        for (float[][] rows : gradients.all().values()) {
            for (float[] values : rows) {
                for (float value : values) {
                    sum += (double) value * value;
                }
            }
        }
        return sum;
    }
}
