package io.ridethrough.environments.model.engine;

/**
 * Rounds numbers to the eleven significant bits of half precision, by Veltkamp's splitting (Dekker 1971): with
 * {@code c = (2^13 + 1) · x}, {@code c - (c - x)} is x rounded to 24 - 13 bits. Vectorises, as a conversion of bits does not
 * on JDK 17.
 *
 * <p>llama.cpp keeps keys and values in half precision and brings what it multiplies them with to it. Unlike it, this
 * leaves numbers below 6e-5 all their bits, which half precision has not, and numbers beyond 65,504 finite.
 */
final class HalfPrecision {
    private static final float SPLITTER = (1 << 13) + 1;

    private HalfPrecision() {}

    /** Rounds the first {@code count} numbers in place. */
    static void round(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            float split = SPLITTER * values[i];
            values[i] = split - (split - values[i]);
        }
    }
}
