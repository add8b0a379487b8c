package io.ridethrough.environments.model.engine;

import io.ridethrough.environments.model.gguf.TensorType;
import java.util.Arrays;

/**
 * A weight matrix, applied to a batch of rows: {@code out[r] = W · in[r]}.
 *
 * <p>Stored with its inputs as rows, so that the inner loop adds scaled rows of weights to the outputs. That loop
 * vectorises without changing the order of any sum: a row's result has the same bits whatever else is in the batch.
 * Each row is an array of its own, since C2 vectorises a loop over several stretches of one array only when it can prove
 * them apart. A few rows of weights serve the whole batch before the next are read.
 */
final class Matrix {
    private final float[][] byInput;
    private final int outputs;
    private final TensorType type;

    /**
     * @param rowByRow one row of {@code inputs} weights for each output, as GGUF stores it
     * @param type how the weights were stored
     */
    Matrix(float[] rowByRow, int inputs, int outputs, TensorType type) {
        this.outputs = outputs;
        this.type = type;
        this.byInput = new float[inputs][outputs];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                byInput[input][output] = rowByRow[output * inputs + input];
            }
        }
    }

    /**
     * Rounds the first {@code rows} rows of inputs, in place, to the type that the weights have. llama.cpp does so, to
     * multiply like with like; an engine that did not would answer otherwise wherever two tokens are nearly as likely.
     */
    void prepare(float[][] in, int rows) {
        for (int row = 0; row < rows; row++) {
            switch (type) {
                case F32 -> {}
                case F16 -> HalfPrecision.round(in[row], in[row].length);
                case Q8_0 -> BlockRounding.round(in[row]);
            }
        }
    }

    /** Replaces the first {@code rows} rows of {@code out}. */
    void apply(float[][] in, float[][] out, int rows) {
        for (int row = 0; row < rows; row++) {
            Arrays.fill(out[row], 0, outputs, 0f);
        }
        addTo(in, out, rows);
    }

    /** Adds to the first {@code rows} rows of {@code out}. */
    void addTo(float[][] in, float[][] out, int rows) {
        int input = 0;
        for (; input + 3 < byInput.length; input += 4) {
            for (int row = 0; row < rows; row++) {
                addFour(in[row], input, byInput, input, out[row], outputs);
            }
        }
        for (; input < byInput.length; input++) {
            for (int row = 0; row < rows; row++) {
                addOne(in[row][input], byInput[input], out[row], outputs);
            }
        }
    }

    /**
     * Adds four rows of weights, from {@code weight} on, each by its factor, from {@code factor} on, to {@code out}. One
     * pass, which reads and writes the outputs a quarter as often as four would; C2 of JDK 17 does not vectorise more.
     */
    static void addFour(float[] factors, int factor, float[][] weights, int weight, float[] out, int count) {
        addFour(
                factors[factor],
                factors[factor + 1],
                factors[factor + 2],
                factors[factor + 3],
                weights[weight],
                weights[weight + 1],
                weights[weight + 2],
                weights[weight + 3],
                out,
                count);
    }

    private static void addFour(
            float factor1,
            float factor2,
            float factor3,
            float factor4,
            float[] weights1,
            float[] weights2,
            float[] weights3,
            float[] weights4,
            float[] out,
            int count) {
        for (int i = 0; i < count; i++) {
            out[i] += factor1 * weights1[i] + factor2 * weights2[i] + factor3 * weights3[i] + factor4 * weights4[i];
        }
    }

    /** {@code out += factor * weights}, over {@code count} elements. */
    static void addOne(float factor, float[] weights, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] += factor * weights[i];
        }
    }
}
