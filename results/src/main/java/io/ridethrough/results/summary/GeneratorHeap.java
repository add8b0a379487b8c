package io.ridethrough.results.summary;

/**
 * The load generator's heap over a run, by its own word once a second, in MiB of 2^20 bytes.
 *
 * @param mostUsedMiB the most that it held when it told of it, garbage included
 * @param limitMiB how large it may become; 0 when it did not say
 */
public record GeneratorHeap(long mostUsedMiB, long limitMiB) {}
