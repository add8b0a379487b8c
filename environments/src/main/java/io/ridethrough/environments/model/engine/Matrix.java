package io.ridethrough.environments.model.engine;

import java.util.Arrays;

/**
 * A weight matrix, applied to a batch of rows: {@code out[r] = W · in[r]}.
 *
 * <p>Stored with its inputs as rows, so that the inner loop adds scaled rows of weights to the outputs. That loop
 * vectorises without changing the order of any sum: a row's result has the same bits whatever else is in the batch.
 */
final class Matrix {
    private final float[] byInput;
    private final int inputs;
    private final int outputs;

    /** @param rowByRow one row of {@code inputs} weights for each output, as GGUF stores it */
    Matrix(float[] rowByRow, int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.byInput = new float[rowByRow.length];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                byInput[input * outputs + output] = rowByRow[output * inputs + input];
            }
        }
    }

    /** Replaces the first {@code rows} rows of {@code out}. */
    void apply(float[] in, float[] out, int rows) {
        Arrays.fill(out, 0, rows * outputs, 0f);
        addTo(in, out, rows);
    }

    /** Adds to the first {@code rows} rows of {@code out}. */
    void addTo(float[] in, float[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            int from = row * inputs;
            int input = 0;
            for (; input + 3 < inputs; input += 4) {
                addFour(in, from + input, input * outputs, out, row * outputs);
            }
            for (; input < inputs; input++) {
                addOne(in[from + input], byInput, input * outputs, out, row * outputs, outputs);
            }
        }
    }

    /** Four inputs in one pass, which reads and writes the outputs a quarter as often. */
    private void addFour(float[] in, int from, int weights, float[] out, int to) {
        float first = in[from];
        float second = in[from + 1];
        float third = in[from + 2];
        float fourth = in[from + 3];
        int weights2 = weights + outputs;
        int weights3 = weights2 + outputs;
        int weights4 = weights3 + outputs;
        for (int i = 0; i < outputs; i++) {
            out[to + i] += first * byInput[weights + i]
                    + second * byInput[weights2 + i]
                    + third * byInput[weights3 + i]
                    + fourth * byInput[weights4 + i];
        }
    }

    /** {@code out += factor * weights}, over {@code count} elements. */
    static void addOne(float factor, float[] weights, int from, float[] out, int to, int count) {
        for (int i = 0; i < count; i++) {
            out[to + i] += factor * weights[from + i];
        }
    }
}
