package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.engine.LlamaShape;

/**
 * One transformer block as Llama has it (Touvron et al. 2023): attention and a gated feed-forward (SwiGLU, Shazeer 2020),
 * each behind its norm and added to the residual stream. Holds the weights both ways round; one for all sequences of a
 * step.
 */
final class Block {
    private final LlamaShape shape;
    private final Rotation rotation;
    private final String prefix;
    private final float[] attentionNorm;
    private final float[] feedForwardNorm;
    private final Weights query;
    private final Weights key;
    private final Weights value;
    private final Weights attentionOutput;
    private final Weights gate;
    private final Weights up;
    private final Weights down;

    Block(LlamaShape shape, Rotation rotation, Parameters parameters, int index) {
        this.shape = shape;
        this.rotation = rotation;
        this.prefix = Parameters.block(index);
        int width = shape.width();
        int hidden = shape.feedForwardWidth();
        attentionNorm = parameters.of(prefix + "attn_norm");
        feedForwardNorm = parameters.of(prefix + "ffn_norm");
        query = Weights.of(parameters, prefix + "attn_q", width, width);
        key = Weights.of(parameters, prefix + "attn_k", width, width);
        value = Weights.of(parameters, prefix + "attn_v", width, width);
        attentionOutput = Weights.of(parameters, prefix + "attn_output", width, width);
        gate = Weights.of(parameters, prefix + "ffn_gate", width, hidden);
        up = Weights.of(parameters, prefix + "ffn_up", width, hidden);
        down = Weights.of(parameters, prefix + "ffn_down", hidden, width);
    }

    /** One matrix, and its transpose for the way back. */
    private record Weights(String name, float[] matrix, float[] transposed, int inputs, int outputs) {
        static Weights of(Parameters parameters, String name, int inputs, int outputs) {
            float[] matrix = parameters.of(name);
            return new Weights(name, matrix, Dense.transposed(matrix, inputs, outputs), inputs, outputs);
        }

        void forward(float[] in, float[] out, int from, int rows) {
            Dense.multiplyAdd(in, from * inputs, matrix, out, from * outputs, rows - from, inputs, outputs);
        }

        void backward(float[] in, float[] outGradient, float[] inGradient, Parameters gradients, int from, int rows) {
            Dense.multiplyAdd(
                    outGradient, from * outputs, transposed, inGradient, from * inputs, rows - from, outputs, inputs);
            Dense.matrixGradient(
                    in, from * inputs, outGradient, from * outputs, gradients.of(name), rows - from, inputs, outputs);
        }
    }

    /** What one sequence left behind on its way through. Rows before {@code from} only give keys and values. */
    final class Trace {
        private final int rows;
        private final int from;
        private final float[] in;
        private final float[] normed;
        private final float[] scales;
        private final AttentionTrace attention;
        private final float[] gathered;
        private final float[] middle;
        private final float[] middleNormed;
        private final float[] middleScales;
        private final float[] gates;
        private final float[] ups;
        private final float[] sigmoids;
        private final float[] products;
        private final float[] out;

        private Trace(float[] in, int rows, int from) {
            int width = shape.width();
            int hidden = shape.feedForwardWidth();
            this.in = in;
            this.rows = rows;
            this.from = from;
            normed = new float[rows * width];
            scales = new float[rows];
            Norm.forward(in, attentionNorm, shape.normEpsilon(), normed, scales);
            float[] queries = new float[rows * width];
            float[] keys = new float[rows * width];
            float[] values = new float[rows * width];
            query.forward(normed, queries, from, rows);
            key.forward(normed, keys, 0, rows);
            value.forward(normed, values, 0, rows);
            rotation.turn(queries, from, rows);
            rotation.turn(keys, 0, rows);
            attention = new AttentionTrace(shape, rows, from, queries, keys, values);
            gathered = attention.forward();
            middle = in.clone();
            attentionOutput.forward(gathered, middle, from, rows);
            middleNormed = new float[rows * width];
            middleScales = new float[rows];
            Norm.forward(middle, feedForwardNorm, shape.normEpsilon(), middleNormed, middleScales);
            gates = new float[rows * hidden];
            ups = new float[rows * hidden];
            sigmoids = new float[rows * hidden];
            products = new float[rows * hidden];
            gate.forward(middleNormed, gates, from, rows);
            up.forward(middleNormed, ups, from, rows);
            for (int i = from * hidden; i < rows * hidden; i++) {
                sigmoids[i] = (float) (1 / (1 + StrictMath.exp(-gates[i])));
                products[i] = gates[i] * sigmoids[i] * ups[i];
            }
            out = middle.clone();
            down.forward(products, out, from, rows);
        }

        /** The residual stream after the block; only rows from {@code from} on are meant. */
        float[] out() {
            return out;
        }

        /** Turns the gradient of {@link #out()} into that of what came in, in place, and adds those of the weights. */
        void backward(float[] gradient, Parameters gradients) {
            int width = shape.width();
            int hidden = shape.feedForwardWidth();
            float[] productGradient = new float[rows * hidden];
            down.backward(products, gradient, productGradient, gradients, from, rows);
            float[] gateGradient = new float[rows * hidden];
            float[] upGradient = new float[rows * hidden];
            for (int i = from * hidden; i < rows * hidden; i++) {
                float sigmoid = sigmoids[i];
                upGradient[i] = productGradient[i] * gates[i] * sigmoid;
                gateGradient[i] = productGradient[i] * ups[i] * sigmoid * (1 + gates[i] * (1 - sigmoid));
            }
            float[] middleGradient = new float[rows * width];
            gate.backward(middleNormed, gateGradient, middleGradient, gradients, from, rows);
            up.backward(middleNormed, upGradient, middleGradient, gradients, from, rows);
            Norm.backward(
                    middle, feedForwardNorm, middleScales, middleGradient, gradient, gradients.of(prefix + "ffn_norm"));

            float[] gatheredGradient = new float[rows * width];
            attentionOutput.backward(gathered, gradient, gatheredGradient, gradients, from, rows);
            float[] queryGradient = new float[rows * width];
            float[] keyGradient = new float[rows * width];
            float[] valueGradient = new float[rows * width];
            attention.backward(gatheredGradient, queryGradient, keyGradient, valueGradient);
            rotation.turnBack(queryGradient, from, rows);
            rotation.turnBack(keyGradient, 0, rows);
            float[] normedGradient = new float[rows * width];
            query.backward(normed, queryGradient, normedGradient, gradients, from, rows);
            key.backward(normed, keyGradient, normedGradient, gradients, 0, rows);
            value.backward(normed, valueGradient, normedGradient, gradients, 0, rows);
            Norm.backward(in, attentionNorm, scales, normedGradient, gradient, gradients.of(prefix + "attn_norm"));
        }
    }

    /** Sends {@code rows × width} numbers through. */
    Trace forward(float[] in, int rows, int from) {
        return new Trace(in, rows, from);
    }
}
