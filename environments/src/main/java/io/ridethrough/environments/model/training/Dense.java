package io.ridethrough.environments.model.training;

/**
 * Products of rows with a matrix, and their gradients. A matrix has its inputs as rows, so that every inner loop adds
 * scaled rows to a row: it vectorises without changing the order of any sum, which keeps the bits the same everywhere.
 * Each row is an array of its own, since loops over one array with several offsets are not vectorised.
 */
final class Dense {
    private Dense() {}

    /** Adds {@code in · matrix} to {@code out}, for the rows from {@code from} to before {@code to}. */
    static void multiplyAdd(float[][] in, float[][] matrix, float[][] out, int from, int to) {
        for (int row = from; row < to; row++) {
            addRows(in[row], matrix.length, matrix, out[row], out[row].length);
        }
    }

    /** {@code out += Σ factors[i] · rows[i]} over the first {@code count} rows and {@code width} elements. */
    static void addRows(float[] factors, int count, float[][] rows, float[] out, int width) {
        int i = 0;
        for (; i + 3 < count; i += 4) {
            addFour(
                    factors[i],
                    rows[i],
                    factors[i + 1],
                    rows[i + 1],
                    factors[i + 2],
                    rows[i + 2],
                    factors[i + 3],
                    rows[i + 3],
                    out,
                    width);
        }
        for (; i < count; i++) {
            addScaled(factors[i], rows[i], out, width);
        }
    }

    /**
     * {@code gradient += inᵀ · outGradient}: what the matrix of {@link #multiplyAdd} has to do with a loss.
     *
     * @param isTriangular whether a row of {@code in} is zero beyond its own number
     */
    static void matrixGradient(
            float[][] in, float[][] outGradient, float[][] gradient, int from, int to, boolean isTriangular) {
        int row = from;
        for (; row + 3 < to; row += 4) {
            int inputs = isTriangular ? row + 4 : gradient.length;
            for (int input = 0; input < inputs; input++) {
                addFour(
                        in[row][input],
                        outGradient[row],
                        in[row + 1][input],
                        outGradient[row + 1],
                        in[row + 2][input],
                        outGradient[row + 2],
                        in[row + 3][input],
                        outGradient[row + 3],
                        gradient[input],
                        gradient[input].length);
            }
        }
        for (; row < to; row++) {
            int inputs = isTriangular ? row + 1 : gradient.length;
            for (int input = 0; input < inputs; input++) {
                addScaled(in[row][input], outGradient[row], gradient[input], gradient[input].length);
            }
        }
    }

    private static void addFour(
            float a,
            float[] as,
            float b,
            float[] bs,
            float c,
            float[] cs,
            float d,
            float[] ds,
            float[] out,
            int width) {
        for (int i = 0; i < width; i++) {
            out[i] += a * as[i] + b * bs[i] + c * cs[i] + d * ds[i];
        }
    }

    /** {@code out += factor · in} over {@code width} elements. */
    static void addScaled(float factor, float[] in, float[] out, int width) {
        for (int i = 0; i < width; i++) {
            out[i] += factor * in[i];
        }
    }

    /** The matrix with rows and columns changed. */
    static float[][] transposed(float[][] matrix) {
        float[][] result = new float[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < result.length; column++) {
                result[column][row] = matrix[row][column];
            }
        }
        return result;
    }

    /** Numbers of their own. */
    static float[][] copy(float[][] matrix) {
        float[][] copy = new float[matrix.length][];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = matrix[row].clone();
        }
        return copy;
    }
}
