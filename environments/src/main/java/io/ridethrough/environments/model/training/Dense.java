package io.ridethrough.environments.model.training;

/**
 * Products of rows with a matrix, and their gradients. A matrix is stored with its inputs as rows, so that every inner
 * loop adds scaled rows: it vectorises without changing the order of any sum, which keeps the bits the same everywhere.
 */
final class Dense {
    private Dense() {}

    /** {@code out += in · matrix}, for {@code rows} rows from {@code inAt} and {@code outAt} on. */
    static void multiplyAdd(
            float[] in, int inAt, float[] matrix, float[] out, int outAt, int rows, int inputs, int outputs) {
        int row = 0;
        for (; row + 1 < rows; row += 2) {
            int from = inAt + row * inputs;
            int to = outAt + row * outputs;
            int input = 0;
            for (; input + 3 < inputs; input += 4) {
                twoByFour(in, from + input, inputs, matrix, input * outputs, out, to, outputs);
            }
            for (; input < inputs; input++) {
                addScaled(in[from + input], matrix, input * outputs, out, to, outputs);
                addScaled(in[from + inputs + input], matrix, input * outputs, out, to + outputs, outputs);
            }
        }
        for (; row < rows; row++) {
            for (int input = 0; input < inputs; input++) {
                float factor = in[inAt + row * inputs + input];
                addScaled(factor, matrix, input * outputs, out, outAt + row * outputs, outputs);
            }
        }
    }

    private static void twoByFour(
            float[] in, int from, int inputs, float[] matrix, int weights, float[] out, int to, int outputs) {
        float a0 = in[from];
        float a1 = in[from + 1];
        float a2 = in[from + 2];
        float a3 = in[from + 3];
        float b0 = in[from + inputs];
        float b1 = in[from + inputs + 1];
        float b2 = in[from + inputs + 2];
        float b3 = in[from + inputs + 3];
        int w1 = weights + outputs;
        int w2 = w1 + outputs;
        int w3 = w2 + outputs;
        for (int i = 0; i < outputs; i++) {
            out[to + i] += a0 * matrix[weights + i] + a1 * matrix[w1 + i] + a2 * matrix[w2 + i] + a3 * matrix[w3 + i];
        }
        int next = to + outputs;
        for (int i = 0; i < outputs; i++) {
            out[next + i] += b0 * matrix[weights + i] + b1 * matrix[w1 + i] + b2 * matrix[w2 + i] + b3 * matrix[w3 + i];
        }
    }

    /** {@code gradient += inᵀ · outGradient}: what the matrix of {@link #multiplyAdd} has to do with a loss. */
    static void matrixGradient(
            float[] in, int inAt, float[] outGradient, int outAt, float[] gradient, int rows, int inputs, int outputs) {
        int row = 0;
        for (; row + 3 < rows; row += 4) {
            for (int input = 0; input < inputs; input++) {
                fourRows(
                        in,
                        inAt + row * inputs + input,
                        inputs,
                        outGradient,
                        outAt + row * outputs,
                        gradient,
                        input * outputs,
                        outputs);
            }
        }
        for (; row < rows; row++) {
            for (int input = 0; input < inputs; input++) {
                float factor = in[inAt + row * inputs + input];
                addScaled(factor, outGradient, outAt + row * outputs, gradient, input * outputs, outputs);
            }
        }
    }

    private static void fourRows(
            float[] in, int from, int inputs, float[] outGradient, int at, float[] gradient, int to, int outputs) {
        float a0 = in[from];
        float a1 = in[from + inputs];
        float a2 = in[from + 2 * inputs];
        float a3 = in[from + 3 * inputs];
        int g1 = at + outputs;
        int g2 = g1 + outputs;
        int g3 = g2 + outputs;
        for (int i = 0; i < outputs; i++) {
            gradient[to + i] += a0 * outGradient[at + i]
                    + a1 * outGradient[g1 + i]
                    + a2 * outGradient[g2 + i]
                    + a3 * outGradient[g3 + i];
        }
    }

    /** {@code out += factor * in} over {@code count} elements. */
    static void addScaled(float factor, float[] in, int from, float[] out, int to, int count) {
        for (int i = 0; i < count; i++) {
            out[to + i] += factor * in[from + i];
        }
    }

    /** The matrix with rows and columns changed. */
    static float[] transposed(float[] matrix, int rows, int columns) {
        float[] result = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                result[column * rows + row] = matrix[row * columns + column];
            }
        }
        return result;
    }
}
