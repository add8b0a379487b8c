package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.engine.Exponential;
import java.util.Arrays;

/**
 * Causal attention of one head over one sequence (Vaswani et al. 2017), {@code softmax(q · Kᵀ / sqrt(width)) · V}, which
 * keeps its probabilities for the way back. Rows before {@code from} ask nothing, but are attended to.
 */
final class AttentionTrace {
    private final int from;
    private final float scale;
    private final float[][] queries;
    private final float[][] keys;
    private final float[][] values;
    private final float[][] probabilities;

    /** @param queries and the others: the head's part of each row, positions already turned */
    AttentionTrace(int from, float[][] queries, float[][] keys, float[][] values) {
        this.from = from;
        this.queries = queries;
        this.keys = keys;
        this.values = values;
        this.scale = (float) (1 / Math.sqrt(queries[0].length));
        this.probabilities = new float[queries.length][queries.length];
    }

    /** What the head gathers, for each row. */
    float[][] forward() {
        int width = values[0].length;
        float[][] gathered = new float[queries.length][width];
        float[][] byElement = Dense.transposed(keys);
        for (int row = from; row < queries.length; row++) {
            float[] scores = probabilities[row];
            Dense.addRows(queries[row], width, byElement, scores, row + 1);
            softmax(scores, row + 1);
            Dense.addRows(scores, row + 1, values, gathered[row], width);
        }
        return gathered;
    }

    /** Adds to the gradients of queries, keys and values. */
    void backward(float[][] gatheredGradient, float[][] queryGradient, float[][] keyGradient, float[][] valueGradient) {
        int rows = queries.length;
        int width = values[0].length;
        float[][] byElement = Dense.transposed(values);
        float[][] slopes = new float[rows][rows];
        for (int row = from; row < rows; row++) {
            float[] slope = slopes[row];
            float[] probability = probabilities[row];
            Dense.addRows(gatheredGradient[row], width, byElement, slope, row + 1);
            float mean = 0;
            for (int seen = 0; seen <= row; seen++) {
                mean += slope[seen] * probability[seen];
            }
            for (int seen = 0; seen <= row; seen++) {
                slope[seen] = probability[seen] * (slope[seen] - mean) * scale;
            }
            Dense.addRows(slope, row + 1, keys, queryGradient[row], width);
        }
        Dense.matrixGradient(slopes, queries, keyGradient, from, rows, true);
        Dense.matrixGradient(probabilities, gatheredGradient, valueGradient, from, rows, true);
    }

    /** One head's elements of all rows. */
    static float[][] part(float[][] rows, int head, int width) {
        float[][] part = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            part[row] = Arrays.copyOfRange(rows[row], head * width, (head + 1) * width);
        }
        return part;
    }

    /** The way back from {@link #part}. */
    static void join(float[][] part, float[][] rows, int head) {
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(part[row], 0, rows[row], head * part[row].length, part[row].length);
        }
    }

    private void softmax(float[] scores, int count) {
        float largest = scores[0];
        for (int i = 1; i < count; i++) {
            largest = Math.max(largest, scores[i]);
        }
        float sum = 0;
        for (int i = 0; i < count; i++) {
            scores[i] = Exponential.of((scores[i] - largest) * scale);
            sum += scores[i];
        }
        float share = 1 / sum;
        for (int i = 0; i < count; i++) {
            scores[i] *= share;
        }
    }
}
