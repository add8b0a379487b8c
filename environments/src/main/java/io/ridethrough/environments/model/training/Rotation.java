package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.engine.LlamaShape;

/** Rotary positions (Su et al. 2021) over interleaved pairs, as the engine turns them; turned back for gradients. */
final class Rotation {
    private final int width;
    private final int pairsOfHead;
    private final float[] cosines;
    private final float[] sines;

    /** @param positions the most tokens of a sequence */
    Rotation(LlamaShape shape, int positions) {
        width = shape.width();
        pairsOfHead = shape.headWidth() / 2;
        cosines = new float[positions * pairsOfHead];
        sines = new float[positions * pairsOfHead];
        for (int position = 0; position < positions; position++) {
            for (int pair = 0; pair < pairsOfHead; pair++) {
                double angle = position * StrictMath.pow(shape.ropeBase(), -2.0 * pair / shape.headWidth());
                cosines[position * pairsOfHead + pair] = (float) StrictMath.cos(angle);
                sines[position * pairsOfHead + pair] = (float) StrictMath.sin(angle);
            }
        }
    }

    /** Turns rows of a sequence in place, from row {@code from} on. */
    void turn(float[][] values, int from, int rows) {
        turn(values, from, rows, 1);
    }

    /** The way back, which is what a gradient takes. */
    void turnBack(float[][] values, int from, int rows) {
        turn(values, from, rows, -1);
    }

    private void turn(float[][] values, int from, int rows, int sign) {
        for (int row = from; row < rows; row++) {
            for (int pair = 0; pair < width / 2; pair++) {
                int angle = row * pairsOfHead + pair % pairsOfHead;
                int at = 2 * pair;
                float cosine = cosines[angle];
                float sine = sign * sines[angle];
                float even = values[row][at];
                float odd = values[row][at + 1];
                values[row][at] = even * cosine - odd * sine;
                values[row][at + 1] = even * sine + odd * cosine;
            }
        }
    }
}
