package io.ridethrough.stubs.store.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as a vector of {@value #DIMENSIONS} numbers, so that texts that share words lie close together.
 *
 * <p>Feature hashing: for each word w, lower case, of three letters or more, {@code v[h(w) mod D] += s(w)},
 * where h is the 32-bit FNV-1a hash of its UTF-8 bytes and s is +1 or -1 by the hash's highest bit; then v is
 * divided by its Euclidean length. Closeness is the dot product, which is the cosine of the angle.
 *
 * <p>Source: Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009. Limits: it knows
 * no synonyms and no word order, and words that share a place are taken for one another.
 */
final class HashedWords {
    static final int DIMENSIONS = 256;

    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final int SHORTEST_WORD = 3;

    private HashedWords() {}

    /** Of length 1, or all zero when there is no word. */
    static float[] of(String text) {
        float[] vector = new float[DIMENSIONS];
        for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (word.length() >= SHORTEST_WORD) {
                int hash = hash(word);
                vector[Math.floorMod(hash, DIMENSIONS)] += hash < 0 ? -1 : 1;
            }
        }
        double length = Math.sqrt(dot(vector, vector));
        if (length > 0) {
            for (int i = 0; i < DIMENSIONS; i++) {
                vector[i] /= (float) length;
            }
        }
        return vector;
    }

    /** From -1 to 1 for vectors of length 1. */
    static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static int hash(String word) {
        int hash = FNV_OFFSET;
        for (byte letter : word.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (letter & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
