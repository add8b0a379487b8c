package io.ridethrough.environments.model.engine;

import java.util.Arrays;

/**
 * Causal attention of one position over those before it and itself (Vaswani et al. 2017), with grouped key and value
 * heads (Ainslie et al. 2023): {@code softmax(q · K / sqrt(headWidth)) · V} for each head.
 */
final class Attention {
    private final LlamaShape shape;
    private final float[] scores;
    private final float scale;

    Attention(LlamaShape shape) {
        this.shape = shape;
        this.scores = new float[shape.contextLength()];
        this.scale = (float) (1 / Math.sqrt(shape.headWidth()));
    }

    /**
     * Writes one row's result.
     *
     * @param query and {@code out}: {@code width} elements from {@code from} on
     * @param keys and {@code values}: a slot's, as {@link KeyValueCache} lays them out
     * @param seen positions to attend to, from 0 on
     */
    void attend(float[] query, float[] keys, float[] values, int seen, float[] out, int from) {
        int headWidth = shape.headWidth();
        Arrays.fill(out, from, from + shape.width(), 0f);
        for (int head = 0; head < shape.heads(); head++) {
            int keyValueHead = head * shape.keyValueHeads() / shape.heads();
            int first = keyValueHead * headWidth;
            Arrays.fill(scores, 0, seen, 0f);
            for (int i = 0; i < headWidth; i++) {
                float factor = query[from + head * headWidth + i] * scale;
                Matrix.addOne(factor, keys, (first + i) * shape.contextLength(), scores, 0, seen);
            }
            softmax(seen);
            for (int position = 0; position < seen; position++) {
                int at = position * shape.keyValueWidth() + first;
                Matrix.addOne(scores[position], values, at, out, from + head * headWidth, headWidth);
            }
        }
    }

    private void softmax(int count) {
        float largest = scores[0];
        for (int i = 1; i < count; i++) {
            largest = Math.max(largest, scores[i]);
        }
        float sum = 0;
        for (int i = 0; i < count; i++) {
            scores[i] = (float) StrictMath.exp(scores[i] - largest);
            sum += scores[i];
        }
        for (int i = 0; i < count; i++) {
            scores[i] /= sum;
        }
    }
}
