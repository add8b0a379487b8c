package io.ridethrough.environments.model.engine;

import io.ridethrough.environments.model.gguf.HalfFloat;

/**
 * Rounds numbers to what Q8_0 can hold, in blocks of 32: {@code scale · q}, with {@code q} a whole number of -127 to 127
 * and {@code scale = max|x| / 127} in half precision.
 *
 * <p>As {@code quantize_row_q8_0} of llama.cpp's ggml does on x86.
 */
final class BlockRounding {
    private static final int BLOCK = 32;
    private static final float MOST = 127f;
    /** Adding and subtracting 1.5 · 2^23 rounds to a whole number, ties to even. */
    private static final float ROUNDER = 12_582_912f;

    private BlockRounding() {}

    /** Rounds in place; what is beyond the last whole block stays. */
    static void round(float[] values) {
        for (int from = 0; from + BLOCK <= values.length; from += BLOCK) {
            round(values, from);
        }
    }

    private static void round(float[] values, int from) {
        float largest = 0;
        for (int i = from; i < from + BLOCK; i++) {
            float magnitude = Math.abs(values[i]);
            largest = magnitude > largest ? magnitude : largest;
        }
        // Multiplied by the inverse of the scale before that is rounded, as the original does.
        float inverse = largest == 0 ? 0 : MOST / largest;
        float scale = HalfFloat.rounded(largest / MOST);
        for (int i = from; i < from + BLOCK; i++) {
            values[i] = ((values[i] * inverse + ROUNDER) - ROUNDER) * scale;
        }
    }
}
