package io.ridethrough.environments.model.training;

/**
 * Root mean square normalisation (Zhang and Sennrich 2019), {@code y = x · s · w} with {@code s = 1 / sqrt(mean(x²) + ε)},
 * and its gradients: {@code dw = Σ dy · x · s}, {@code dx = s · (dy · w − x · s · mean(dy · w · x · s))}.
 */
final class Norm {
    private Norm() {}

    /** Writes {@code out} and, for each row, its scale {@code s}. */
    static void forward(float[] in, float[] weights, float epsilon, float[] out, float[] scales) {
        int width = weights.length;
        for (int row = 0; row < scales.length; row++) {
            int at = row * width;
            float squares = 0;
            for (int i = 0; i < width; i++) {
                squares += in[at + i] * in[at + i];
            }
            float scale = (float) (1 / Math.sqrt(squares / width + epsilon));
            scales[row] = scale;
            for (int i = 0; i < width; i++) {
                out[at + i] = in[at + i] * scale * weights[i];
            }
        }
    }

    /** Adds to {@code inGradient} and {@code weightGradient}. */
    static void backward(
            float[] in,
            float[] weights,
            float[] scales,
            float[] outGradient,
            float[] inGradient,
            float[] weightGradient) {
        int width = weights.length;
        for (int row = 0; row < scales.length; row++) {
            int at = row * width;
            float scale = scales[row];
            float mean = 0;
            for (int i = 0; i < width; i++) {
                float scaled = in[at + i] * scale;
                weightGradient[i] += outGradient[at + i] * scaled;
                mean += outGradient[at + i] * weights[i] * scaled;
            }
            mean /= width;
            for (int i = 0; i < width; i++) {
                inGradient[at + i] += scale * (outGradient[at + i] * weights[i] - in[at + i] * scale * mean);
            }
        }
    }
}
