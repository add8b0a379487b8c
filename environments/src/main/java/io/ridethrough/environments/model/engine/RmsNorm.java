package io.ridethrough.environments.model.engine;

/** Root mean square normalisation (Zhang and Sennrich 2019): {@code out = in / sqrt(mean(in²) + ε) * weight}. */
final class RmsNorm {
    private final float[] weights;
    private final float epsilon;

    RmsNorm(float[] weights, float epsilon) {
        this.weights = weights;
        this.epsilon = epsilon;
    }

    void apply(float[] in, float[] out) {
        float scale = (float) (1 / Math.sqrt(squares(in) / weights.length + epsilon));
        for (int i = 0; i < weights.length; i++) {
            out[i] = in[i] * scale * weights[i];
        }
    }

    /** In four sums side by side, none of which waits for another. */
    private float squares(float[] in) {
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        float sum4 = 0;
        int i = 0;
        for (; i + 3 < weights.length; i += 4) {
            sum1 += in[i] * in[i];
            sum2 += in[i + 1] * in[i + 1];
            sum3 += in[i + 2] * in[i + 2];
            sum4 += in[i + 3] * in[i + 3];
        }
        for (; i < weights.length; i++) {
            sum1 += in[i] * in[i];
        }
        return (sum1 + sum2) + (sum3 + sum4);
    }
}
