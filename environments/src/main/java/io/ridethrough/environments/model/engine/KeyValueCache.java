package io.ridethrough.environments.model.engine;

/**
 * Keys and values of every position already seen, for each layer and slot. A slot is reused by overwriting: positions
 * behind the current one are never read.
 *
 * <p>Keys lie by element, then position, and values by position, then element, so that both of attention's inner loops
 * run over neighbours. Takes {@code 8 * slots * layers * contextLength * keyValueWidth} bytes, all of it at the start.
 */
final class KeyValueCache {
    private final int contextLength;
    private final int width;
    private final float[][][] keys;
    private final float[][][] values;

    KeyValueCache(LlamaShape shape, int slots) {
        contextLength = shape.contextLength();
        width = shape.keyValueWidth();
        int size = Math.multiplyExact(contextLength, width);
        keys = new float[shape.layers()][slots][size];
        values = new float[shape.layers()][slots][size];
    }

    static long bytes(LlamaShape shape, int slots) {
        return 8L * slots * shape.layers() * shape.contextLength() * shape.keyValueWidth();
    }

    void store(int layer, int slot, int position, float[] key, float[] value, int from) {
        float[] slotKeys = keys[layer][slot];
        for (int i = 0; i < width; i++) {
            slotKeys[i * contextLength + position] = key[from + i];
        }
        System.arraycopy(value, from, values[layer][slot], position * width, width);
    }

    float[] keys(int layer, int slot) {
        return keys[layer][slot];
    }

    float[] values(int layer, int slot) {
        return values[layer][slot];
    }
}
