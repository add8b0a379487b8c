package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.engine.LlamaShape;
import java.util.Arrays;

/**
 * Causal attention of one sequence (Vaswani et al. 2017), {@code softmax(q · Kᵀ / sqrt(headWidth)) · V} for each head,
 * which keeps its probabilities for the way back. Rows before {@code from} ask nothing, but are attended to.
 */
final class AttentionTrace {
    private final int width;
    private final int heads;
    private final int headWidth;
    private final int rows;
    private final int from;
    private final float scale;
    private final float[] queries;
    private final float[] keys;
    private final float[] values;
    private final float[] probabilities;

    /** @param queries and the others: {@code rows × width}, positions already turned */
    AttentionTrace(LlamaShape shape, int rows, int from, float[] queries, float[] keys, float[] values) {
        this.width = shape.width();
        this.heads = shape.heads();
        this.headWidth = shape.headWidth();
        this.scale = (float) (1 / Math.sqrt(headWidth));
        this.rows = rows;
        this.from = from;
        this.queries = queries;
        this.keys = keys;
        this.values = values;
        this.probabilities = new float[heads * rows * rows];
    }

    /** What the heads gather, {@code rows × width}. */
    float[] forward() {
        float[] gathered = new float[rows * width];
        for (int head = 0; head < heads; head++) {
            float[] byElement = byElement(keys, head);
            for (int row = from; row < rows; row++) {
                int at = (head * rows + row) * rows;
                int query = row * width + head * headWidth;
                for (int i = 0; i < headWidth; i++) {
                    Dense.addScaled(queries[query + i] * scale, byElement, i * rows, probabilities, at, row + 1);
                }
                softmax(at, row + 1);
                for (int seen = 0; seen <= row; seen++) {
                    Dense.addScaled(
                            probabilities[at + seen],
                            values,
                            seen * width + head * headWidth,
                            gathered,
                            query,
                            headWidth);
                }
            }
        }
        return gathered;
    }

    /** Adds to the gradients of queries, keys and values. */
    void backward(float[] gatheredGradient, float[] queryGradient, float[] keyGradient, float[] valueGradient) {
        float[] slopes = new float[rows];
        for (int head = 0; head < heads; head++) {
            float[] byElement = byElement(values, head);
            for (int row = from; row < rows; row++) {
                int at = (head * rows + row) * rows;
                int query = row * width + head * headWidth;
                Arrays.fill(slopes, 0, row + 1, 0f);
                for (int i = 0; i < headWidth; i++) {
                    Dense.addScaled(gatheredGradient[query + i], byElement, i * rows, slopes, 0, row + 1);
                }
                float mean = 0;
                for (int seen = 0; seen <= row; seen++) {
                    mean += slopes[seen] * probabilities[at + seen];
                }
                for (int seen = 0; seen <= row; seen++) {
                    float probability = probabilities[at + seen];
                    float slope = probability * (slopes[seen] - mean) * scale;
                    int key = seen * width + head * headWidth;
                    Dense.addScaled(probability, gatheredGradient, query, valueGradient, key, headWidth);
                    Dense.addScaled(slope, keys, key, queryGradient, query, headWidth);
                    Dense.addScaled(slope, queries, query, keyGradient, key, headWidth);
                }
            }
        }
    }

    /** One head's elements as rows over positions, so that the inner loop runs over positions. */
    private float[] byElement(float[] source, int head) {
        float[] result = new float[headWidth * rows];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < headWidth; i++) {
                result[i * rows + row] = source[row * width + head * headWidth + i];
            }
        }
        return result;
    }

    private void softmax(int at, int count) {
        float largest = probabilities[at];
        for (int i = 1; i < count; i++) {
            largest = Math.max(largest, probabilities[at + i]);
        }
        float sum = 0;
        for (int i = 0; i < count; i++) {
            probabilities[at + i] = (float) StrictMath.exp(probabilities[at + i] - largest);
            sum += probabilities[at + i];
        }
        for (int i = 0; i < count; i++) {
            probabilities[at + i] /= sum;
        }
    }
}
