package io.ridethrough.environments.model.engine;

/**
 * The tokens of one engine step, one a row, from any slots. Rows of one slot stand in the order of their positions;
 * a row may ask for logits, which {@link ForwardPass} then leaves in the place that {@link #add} returned.
 */
final class Batch {
    static final int NO_LOGITS = -1;

    private final int[] tokens;
    private final int[] slots;
    private final int[] positions;
    private final int[] logitRows;
    private int size;
    private int wanted;

    Batch(int capacity) {
        tokens = new int[capacity];
        slots = new int[capacity];
        positions = new int[capacity];
        logitRows = new int[capacity];
    }

    /** Adds a row and returns its place among the logits, or {@link #NO_LOGITS}. */
    int add(int token, int slot, int position, boolean wantsLogits) {
        tokens[size] = token;
        slots[size] = slot;
        positions[size] = position;
        logitRows[size] = wantsLogits ? wanted++ : NO_LOGITS;
        return logitRows[size++];
    }

    void clear() {
        size = 0;
        wanted = 0;
    }

    int size() {
        return size;
    }

    int capacity() {
        return tokens.length;
    }

    int token(int row) {
        return tokens[row];
    }

    int slot(int row) {
        return slots[row];
    }

    int position(int row) {
        return positions[row];
    }

    int logitRow(int row) {
        return logitRows[row];
    }
}
