package io.ridethrough.environments.model.engine;

/**
 * Rotary position embedding (Su et al. 2021) over interleaved pairs: elements {@code 2i} and {@code 2i+1} of each head
 * turn by {@code position * base^(-2i / headWidth)}, as llama.cpp does for its llama architecture.
 */
final class RotaryEmbedding {
    private final int headWidth;
    private final float[] cosines;
    private final float[] sines;

    RotaryEmbedding(LlamaShape shape) {
        headWidth = shape.headWidth();
        int pairs = headWidth / 2;
        cosines = new float[shape.contextLength() * pairs];
        sines = new float[shape.contextLength() * pairs];
        for (int position = 0; position < shape.contextLength(); position++) {
            for (int pair = 0; pair < pairs; pair++) {
                double angle = position * StrictMath.pow(shape.ropeBase(), -2.0 * pair / headWidth);
                cosines[position * pairs + pair] = (float) StrictMath.cos(angle);
                sines[position * pairs + pair] = (float) StrictMath.sin(angle);
            }
        }
    }

    /** Turns the first {@code heads} heads in place. */
    void turn(float[] values, int heads, int position) {
        int pairs = headWidth / 2;
        for (int head = 0; head < heads; head++) {
            for (int pair = 0; pair < pairs; pair++) {
                float cosine = cosines[position * pairs + pair];
                float sine = sines[position * pairs + pair];
                int at = head * headWidth + 2 * pair;
                float even = values[at];
                float odd = values[at + 1];
                values[at] = even * cosine - odd * sine;
                values[at + 1] = even * sine + odd * cosine;
            }
        }
    }
}
