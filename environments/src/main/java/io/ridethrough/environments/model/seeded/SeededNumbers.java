package io.ridethrough.environments.model.seeded;

/**
 * Pseudo-random numbers by SplitMix64 (Steele, Lea and Flood 2014), written out here so that no JDK's change can alter
 * the committed weights.
 */
final class SeededNumbers {
    private static final int UNIFORMS = 12;
    private static final long MASK_24 = (1L << 24) - 1;

    private long state;

    SeededNumbers(long seed) {
        state = seed;
    }

    long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    /** Nearly normal, mean 0 and deviation 1: the sum of twelve uniforms, which needs integers only. */
    float nextNormal() {
        long sum = 0;
        for (int i = 0; i < UNIFORMS; i++) {
            sum += next() >>> 40;
        }
        return (float) ((double) (sum - UNIFORMS / 2 * MASK_24) / MASK_24);
    }
}
