package io.ridethrough.environments.model.corpus;

import java.util.List;

/**
 * Pseudo-random numbers by SplitMix64 (Steele, Lea and Flood 2014), written out here so that no JDK's change can alter
 * the committed weights. For one thread.
 */
public final class SeededNumbers {
    private static final int UNIFORMS = 12;
    private static final long MASK_24 = (1L << 24) - 1;

    private long state;

    public SeededNumbers(long seed) {
        state = seed;
    }

    /** A number from 0 to {@code bound - 1}; the bias is below {@code bound / 2⁵³}. */
    public int below(int bound) {
        return (int) ((next() >>> 11) % bound);
    }

    /** True in {@code percent} of a hundred cases. */
    public boolean chance(int percent) {
        return below(100) < percent;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    public <T> T pick(T[] choices) {
        return choices[below(choices.length)];
    }

    /** Nearly normal numbers around 0: sums of twelve uniforms, which need integers only. */
    public float[] normals(int count, float deviation) {
        float[] normals = new float[count];
        for (int i = 0; i < count; i++) {
            normals[i] = deviation * nextNormal();
        }
        return normals;
    }

    private float nextNormal() {
        long sum = 0;
        for (int i = 0; i < UNIFORMS; i++) {
            sum += next() >>> 40;
        }
        return (float) ((double) (sum - UNIFORMS / 2 * MASK_24) / MASK_24);
    }

    private long next() {
        state += 0x9e3779b97f4a7c15L;
        return mixed(state);
    }

    /** SplitMix64's finishing steps: every bit of the result depends on every bit of {@code number}. */
    static long mixed(long number) {
        long mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
