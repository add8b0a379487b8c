package io.ridethrough.environments.model.engine;

/**
 * Keys and values of every position already seen, for each layer and slot. A slot is reused by overwriting: positions
 * behind the current one are never read.
 *
 * <p>Keys lie by element, then position, and values by head, position, then element, so that both of attention's inner
 * loops run over neighbours. All of its memory is taken at the start.
 */
final class KeyValueCache {
    /** Of an array: its header and the reference to it, at the most. */
    private static final long ARRAY_BYTES = 24;

    private final AttentionPrecision precision;
    private final int headWidth;
    private final float[][][][] keys;
    private final float[][][][][] values;

    KeyValueCache(LlamaShape shape, int slots, AttentionPrecision precision) {
        this.precision = precision;
        headWidth = shape.headWidth();
        keys = new float[shape.layers()][slots][shape.keyValueWidth()][shape.contextLength()];
        values = new float[shape.layers()][slots][shape.keyValueHeads()][shape.contextLength()][headWidth];
    }

    /** The memory that so many slots take. */
    static long bytes(LlamaShape shape, int slots) {
        long numbers = 2L * shape.contextLength() * shape.keyValueWidth();
        long arrays = shape.keyValueWidth() + (long) shape.contextLength() * shape.keyValueHeads();
        return slots * shape.layers() * (numbers * Float.BYTES + arrays * ARRAY_BYTES);
    }

    /** Keeps one position's, rounded; {@code key} and {@code value} are rounded too. */
    void store(int layer, int slot, int position, float[] key, float[] value) {
        precision.round(key, key.length);
        precision.round(value, value.length);
        float[][] slotKeys = keys[layer][slot];
        for (int i = 0; i < slotKeys.length; i++) {
            slotKeys[i][position] = key[i];
        }
        float[][][] slotValues = values[layer][slot];
        for (int head = 0; head < slotValues.length; head++) {
            System.arraycopy(value, head * headWidth, slotValues[head][position], 0, headWidth);
        }
    }

    /** By element over all heads, then position. */
    float[][] keys(int layer, int slot) {
        return keys[layer][slot];
    }

    /** By head, position, then the head's element. */
    float[][][] values(int layer, int slot) {
        return values[layer][slot];
    }
}
