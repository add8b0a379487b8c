package io.ridethrough.environments.model.training;

/**
 * Root mean square normalisation (Zhang and Sennrich 2019), {@code y = x · s · w} with {@code s = 1 / sqrt(mean(x²) + ε)},
 * and its gradients: {@code dw = Σ dy · x · s}, {@code dx = s · (dy · w − x · s · mean(dy · w · x · s))}.
 */
final class Norm {
    private Norm() {}

    /** Writes {@code out} and, for each row, its scale {@code s}. */
    static void forward(float[][] in, float[] weights, float epsilon, float[][] out, float[] scales) {
        int width = weights.length;
        for (int row = 0; row < in.length; row++) {
            float[] x = in[row];
            float[] y = out[row];
            float squares = 0;
            for (int i = 0; i < width; i++) {
                squares += x[i] * x[i];
            }
            float scale = (float) (1 / Math.sqrt(squares / width + epsilon));
            scales[row] = scale;
            for (int i = 0; i < width; i++) {
                y[i] = x[i] * scale * weights[i];
            }
        }
    }

    /** Adds to {@code inGradient} and {@code weightGradient}. */
    static void backward(
            float[][] in,
            float[] weights,
            float[] scales,
            float[][] outGradient,
            float[][] inGradient,
            float[] weightGradient) {
        int width = weights.length;
        for (int row = 0; row < in.length; row++) {
            float[] x = in[row];
            float[] dy = outGradient[row];
            float[] dx = inGradient[row];
            float scale = scales[row];
            float sum = 0;
            for (int i = 0; i < width; i++) {
                float scaled = x[i] * scale;
                weightGradient[i] += dy[i] * scaled;
                sum += dy[i] * weights[i] * scaled;
            }
            float back = scale * scale * sum / width;
            for (int i = 0; i < width; i++) {
                dx[i] += scale * dy[i] * weights[i] - x[i] * back;
            }
        }
    }
}
