package io.ridethrough.results.summary;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * How often each text was met, kept by 64 bits of it: 12 bytes of memory each, doubled by the room between them. Limits: two
 * texts of the same 64 bits would count as one; among a million texts that happens once in 40 million runs. For one thread.
 */
final class TextCounts {

    private static final int ROOM_AT_FIRST = 64;
    private static final double FULL = 0.7;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[ROOM_AT_FIRST];
    private int[] counts = new int[ROOM_AT_FIRST];
    private int size;
    private long total;

    void add(String text) {
        add(key(text), 1);
    }

    private void add(long key, int count) {
        if (size >= FULL * keys.length) {
            grow();
        }
        int slot = slot(key);
        size += counts[slot] == 0 ? 1 : 0;
        keys[slot] = key;
        counts[slot] += count;
        total += count;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] > 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    /** Where a key is, or a free place for it. */
    private int slot(long key) {
        int slot = (int) key & (keys.length - 1);
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private boolean has(long key) {
        return counts[slot(key)] != 0;
    }

    /** How often all texts were met, together. */
    long total() {
        return total;
    }

    /** How often those were met that the other never met. */
    long totalNotIn(TextCounts other) {
        return totalOf(key -> !other.has(key));
    }

    private long totalOf(LongPredicate wanted) {
        long sum = 0;
        for (int i = 0; i < keys.length; i++) {
            sum += counts[i] > 0 && wanted.test(keys[i]) ? counts[i] : 0;
        }
        return sum;
    }

    /** How many texts were met more than once. */
    long moreThanOnce() {
        return Arrays.stream(counts).filter(count -> count > 1).count();
    }

    /** Those that none of the others met. */
    TextCounts without(TextCounts... others) {
        TextCounts rest = new TextCounts();
        for (int i = 0; i < keys.length; i++) {
            long key = keys[i];
            if (counts[i] > 0 && Arrays.stream(others).noneMatch(other -> other.has(key))) {
                rest.add(key, counts[i]);
            }
        }
        return rest;
    }

    /** Each character is mixed in by a step that can be undone, and at the end all bits are spread. */
    private static long key(String text) {
        long hash = ODD ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * ODD;
            hash ^= hash >>> 32;
        }
        return (hash * ODD) ^ (hash >>> 29);
    }
}
