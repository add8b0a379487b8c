package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.corpus.SeededNumbers;
import io.ridethrough.environments.model.engine.LlamaShape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A network's numbers, or their gradients, by the names that a GGUF file gives them. Matrices have their inputs as rows;
 * the embedding has a row for each token; a norm is one row. Heads of keys and values are as many as of queries.
 */
final class Parameters {
    static final String EMBEDDING = "token_embd";
    static final String OUTPUT_NORM = "output_norm";

    private static final float EMBEDDING_DEVIATION = 0.02f;

    private final Map<String, float[][]> values;

    private Parameters(Map<String, float[][]> values) {
        this.values = values;
    }

    /**
     * Untrained: norms of 1, an embedding of small numbers, matrices whose outputs are about as large as their inputs;
     * those that write to the residual stream are smaller by {@code sqrt(2 · layers)} (Radford et al. 2019).
     */
    static Parameters draw(LlamaShape shape, SeededNumbers numbers) {
        Map<String, float[][]> values = new LinkedHashMap<>();
        int width = shape.width();
        int hidden = shape.feedForwardWidth();
        float wide = (float) (1 / Math.sqrt(width));
        float tall = (float) (1 / Math.sqrt(hidden));
        float residual = (float) (1 / Math.sqrt(2.0 * shape.layers()));
        values.put(EMBEDDING, matrix(numbers, shape.vocabularySize(), width, EMBEDDING_DEVIATION));
        values.put(OUTPUT_NORM, ones(width));
        for (int i = 0; i < shape.layers(); i++) {
            String block = block(i);
            values.put(block + "attn_norm", ones(width));
            values.put(block + "attn_q", matrix(numbers, width, width, wide));
            values.put(block + "attn_k", matrix(numbers, width, width, wide));
            values.put(block + "attn_v", matrix(numbers, width, width, wide));
            values.put(block + "attn_output", matrix(numbers, width, width, wide * residual));
            values.put(block + "ffn_norm", ones(width));
            values.put(block + "ffn_gate", matrix(numbers, width, hidden, wide));
            values.put(block + "ffn_up", matrix(numbers, width, hidden, wide));
            values.put(block + "ffn_down", matrix(numbers, hidden, width, tall * residual));
        }
        return new Parameters(values);
    }

    /** Those numbers; the map keeps its order. */
    static Parameters of(Map<String, float[][]> values) {
        return new Parameters(new LinkedHashMap<>(values));
    }

    /** How a block's names begin. */
    static String block(int index) {
        return "blk." + index + ".";
    }

    /** As many zeros. */
    Parameters zeros() {
        Map<String, float[][]> zeros = new LinkedHashMap<>();
        values.forEach((name, rows) -> zeros.put(name, new float[rows.length][rows[0].length]));
        return new Parameters(zeros);
    }

    /** The numbers themselves, which the caller may change. */
    float[][] of(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** By name, always in the same order. */
    Map<String, float[][]> all() {
        return values;
    }

    int count() {
        return values.values().stream()
                .mapToInt(rows -> rows.length * rows[0].length)
                .sum();
    }

    void add(Parameters others) {
        values.forEach((name, rows) -> {
            for (int row = 0; row < rows.length; row++) {
                Dense.addScaled(1, others.of(name)[row], rows[row], rows[row].length);
            }
        });
    }

    void clear() {
        values.values().forEach(rows -> {
            for (float[] row : rows) {
                Arrays.fill(row, 0f);
            }
        });
    }

    private static float[][] matrix(SeededNumbers numbers, int rows, int columns, float deviation) {
        float[][] matrix = new float[rows][];
        for (int row = 0; row < rows; row++) {
            matrix[row] = numbers.normals(columns, deviation);
        }
        return matrix;
    }

    private static float[][] ones(int count) {
        float[][] ones = new float[1][count];
        Arrays.fill(ones[0], 1f);
        return ones;
    }
}
