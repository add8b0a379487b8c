package io.ridethrough.environments.model.engine;

import java.util.Arrays;

/**
 * Causal attention of one position over those before it and itself (Vaswani et al. 2017), with grouped key and value
 * heads (Ainslie et al. 2023): {@code softmax(q · K / sqrt(headWidth)) · V} for each head. Query and weights are rounded
 * before they meet keys and values, which are.
 */
final class Attention {
    private final LlamaShape shape;
    private final AttentionPrecision precision;
    private final float[] query;
    private final float[] scores;
    private final float[] attended;
    private final float scale;

    Attention(LlamaShape shape, AttentionPrecision precision) {
        this.shape = shape;
        this.precision = precision;
        this.query = new float[shape.headWidth()];
        this.scores = new float[shape.contextLength()];
        this.attended = new float[shape.headWidth()];
        this.scale = (float) (1 / Math.sqrt(shape.headWidth()));
    }

    /**
     * Writes one row's result.
     *
     * @param queries and {@code out}: {@code width} elements
     * @param keys and {@code values}: a slot's, as {@link KeyValueCache} lays them out
     * @param seen positions to attend to, from 0 on
     */
    void attend(float[] queries, float[][] keys, float[][][] values, int seen, float[] out) {
        int headWidth = shape.headWidth();
        for (int head = 0; head < shape.heads(); head++) {
            int keyValueHead = head * shape.keyValueHeads() / shape.heads();
            System.arraycopy(queries, head * headWidth, query, 0, headWidth);
            precision.round(query, headWidth);
            score(keys, keyValueHead * headWidth, seen);
            softmax(seen);
            mix(values[keyValueHead], seen);
            System.arraycopy(attended, 0, out, head * headWidth, headWidth);
        }
    }

    private void score(float[][] keys, int first, int seen) {
        Arrays.fill(scores, 0, seen, 0f);
        int i = 0;
        for (; i + 3 < query.length; i += 4) {
            Matrix.addFour(query, i, keys, first + i, scores, seen);
        }
        for (; i < query.length; i++) {
            Matrix.addOne(query[i], keys[first + i], scores, seen);
        }
        for (int position = 0; position < seen; position++) {
            scores[position] *= scale;
        }
    }

    private void softmax(int count) {
        float largest = scores[0];
        for (int i = 1; i < count; i++) {
            largest = scores[i] > largest ? scores[i] : largest;
        }
        float sum = 0;
        for (int i = 0; i < count; i++) {
            scores[i] = Exponential.of(scores[i] - largest);
            sum += scores[i];
        }
        for (int i = 0; i < count; i++) {
            scores[i] /= sum;
        }
        precision.round(scores, count);
    }

    private void mix(float[][] values, int seen) {
        Arrays.fill(attended, 0f);
        int position = 0;
        for (; position + 3 < seen; position += 4) {
            Matrix.addFour(scores, position, values, position, attended, attended.length);
        }
        for (; position < seen; position++) {
            Matrix.addOne(scores[position], values[position], attended, attended.length);
        }
    }
}
