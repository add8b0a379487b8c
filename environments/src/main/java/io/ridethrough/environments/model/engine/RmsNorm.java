package io.ridethrough.environments.model.engine;

/** Root mean square normalisation (Zhang and Sennrich 2019): {@code out = in / sqrt(mean(in²) + ε) * weight}. */
final class RmsNorm {
    private final float[] weights;
    private final float epsilon;

    RmsNorm(float[] weights, float epsilon) {
        this.weights = weights;
        this.epsilon = epsilon;
    }

    void apply(float[] in, int from, float[] out, int to) {
        float squares = 0;
        for (int i = 0; i < weights.length; i++) {
            squares += in[from + i] * in[from + i];
        }
        float scale = (float) (1 / Math.sqrt(squares / weights.length + epsilon));
        for (int i = 0; i < weights.length; i++) {
            out[to + i] = in[from + i] * scale * weights[i];
        }
    }
}
