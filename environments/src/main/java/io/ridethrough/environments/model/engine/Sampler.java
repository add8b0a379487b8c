package io.ridethrough.environments.model.engine;

import java.util.SplittableRandom;

/**
 * Picks a token from its logits: the largest at temperature 0, and otherwise one drawn with probability
 * {@code softmax(logits / temperature)}. The same seed draws the same sequence.
 */
final class Sampler {
    private final double temperature;
    private final SplittableRandom random;

    Sampler(double temperature, long seed) {
        this.temperature = temperature;
        this.random = new SplittableRandom(seed);
    }

    int pick(float[] logits, int from, int count) {
        int largest = 0;
        for (int token = 1; token < count; token++) {
            if (logits[from + token] > logits[from + largest]) {
                largest = token;
            }
        }
        return temperature == 0 ? largest : draw(logits, from, count, logits[from + largest]);
    }

    private int draw(float[] logits, int from, int count, float largest) {
        double[] weights = new double[count];
        double sum = 0;
        for (int token = 0; token < count; token++) {
            weights[token] = StrictMath.exp((logits[from + token] - largest) / temperature);
            sum += weights[token];
        }
        double left = random.nextDouble() * sum;
        for (int token = 0; token < count - 1; token++) {
            left -= weights[token];
            if (left < 0) {
                return token;
            }
        }
        return count - 1;
    }
}
