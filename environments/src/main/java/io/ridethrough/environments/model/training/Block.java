package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.engine.Exponential;
import io.ridethrough.environments.model.engine.LlamaShape;
import java.util.ArrayList;
import java.util.List;

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
        attentionNorm = parameters.of(prefix + "attn_norm")[0];
        feedForwardNorm = parameters.of(prefix + "ffn_norm")[0];
        query = Weights.of(parameters, prefix + "attn_q");
        key = Weights.of(parameters, prefix + "attn_k");
        value = Weights.of(parameters, prefix + "attn_v");
        attentionOutput = Weights.of(parameters, prefix + "attn_output");
        gate = Weights.of(parameters, prefix + "ffn_gate");
        up = Weights.of(parameters, prefix + "ffn_up");
        down = Weights.of(parameters, prefix + "ffn_down");
    }

    /** One matrix, and its transpose for the way back. */
    private record Weights(String name, float[][] matrix, float[][] transposed) {
        static Weights of(Parameters parameters, String name) {
            float[][] matrix = parameters.of(name);
            return new Weights(name, matrix, Dense.transposed(matrix));
        }

        /** New rows; those before {@code from} stay zero. */
        float[][] forward(float[][] in, int from) {
            float[][] out = new float[in.length][matrix[0].length];
            forward(in, out, from);
            return out;
        }

        void forward(float[][] in, float[][] out, int from) {
            Dense.multiplyAdd(in, matrix, out, from, in.length);
        }

        void backward(float[][] in, float[][] outGradient, float[][] inGradient, Parameters gradients, int from) {
            Dense.multiplyAdd(outGradient, transposed, inGradient, from, in.length);
            Dense.matrixGradient(in, outGradient, gradients.of(name), from, in.length, false);
        }
    }

    /** Sends the rows of a sequence through. Those before {@code from} give keys and values only. */
    Trace forward(float[][] in, int from) {
        return new Trace(in, from);
    }

    /** What one sequence left behind on its way through. */
    final class Trace {
        private final int from;
        private final float[][] in;
        private final float[][] normed;
        private final float[] scales;
        private final List<AttentionTrace> heads = new ArrayList<>();
        private final float[][] gathered;
        private final float[][] middle;
        private final float[][] middleNormed;
        private final float[] middleScales;
        private final float[][] gates;
        private final float[][] ups;
        private final float[][] sigmoids;
        private final float[][] products;
        private final float[][] out;

        private Trace(float[][] in, int from) {
            int rows = in.length;
            int width = shape.width();
            this.in = in;
            this.from = from;
            normed = new float[rows][width];
            scales = new float[rows];
            Norm.forward(in, attentionNorm, shape.normEpsilon(), normed, scales);
            gathered = attend();
            middle = Dense.copy(in);
            attentionOutput.forward(gathered, middle, from);
            middleNormed = new float[rows][width];
            middleScales = new float[rows];
            Norm.forward(middle, feedForwardNorm, shape.normEpsilon(), middleNormed, middleScales);
            gates = gate.forward(middleNormed, from);
            ups = up.forward(middleNormed, from);
            sigmoids = new float[rows][shape.feedForwardWidth()];
            products = new float[rows][shape.feedForwardWidth()];
            for (int row = from; row < rows; row++) {
                activate(gates[row], ups[row], sigmoids[row], products[row]);
            }
            out = Dense.copy(middle);
            down.forward(products, out, from);
        }

        private float[][] attend() {
            float[][] queries = query.forward(normed, from);
            float[][] keys = key.forward(normed, 0);
            float[][] values = value.forward(normed, 0);
            rotation.turn(queries, from, in.length);
            rotation.turn(keys, 0, in.length);
            float[][] all = new float[in.length][shape.width()];
            for (int head = 0; head < shape.heads(); head++) {
                AttentionTrace trace =
                        new AttentionTrace(from, part(queries, head), part(keys, head), part(values, head));
                heads.add(trace);
                AttentionTrace.join(trace.forward(), all, head);
            }
            return all;
        }

        private float[][] part(float[][] rows, int head) {
            return AttentionTrace.part(rows, head, shape.headWidth());
        }

        /** The residual stream after the block; only rows from {@code from} on are meant. */
        float[][] out() {
            return out;
        }

        /** Turns the gradient of {@link #out()} into that of what came in, in place, and adds those of the weights. */
        void backward(float[][] gradient, Parameters gradients) {
            feedForwardBackward(gradient, gradients);
            attentionBackward(gradient, gradients);
        }

        private void feedForwardBackward(float[][] gradient, Parameters gradients) {
            int rows = in.length;
            int hidden = shape.feedForwardWidth();
            float[][] productGradient = new float[rows][hidden];
            down.backward(products, gradient, productGradient, gradients, from);
            float[][] gateGradient = new float[rows][hidden];
            float[][] upGradient = new float[rows][hidden];
            for (int row = from; row < rows; row++) {
                for (int i = 0; i < hidden; i++) {
                    float slope = productGradient[row][i];
                    float sigmoid = sigmoids[row][i];
                    float gated = gates[row][i];
                    upGradient[row][i] = slope * gated * sigmoid;
                    gateGradient[row][i] = slope * ups[row][i] * sigmoid * (1 + gated * (1 - sigmoid));
                }
            }
            float[][] normedGradient = new float[rows][shape.width()];
            gate.backward(middleNormed, gateGradient, normedGradient, gradients, from);
            up.backward(middleNormed, upGradient, normedGradient, gradients, from);
            float[] weightGradient = gradients.of(prefix + "ffn_norm")[0];
            Norm.backward(middle, feedForwardNorm, middleScales, normedGradient, gradient, weightGradient);
        }

        private void attentionBackward(float[][] gradient, Parameters gradients) {
            int rows = in.length;
            int width = shape.width();
            float[][] gatheredGradient = new float[rows][width];
            attentionOutput.backward(gathered, gradient, gatheredGradient, gradients, from);
            float[][] queryGradient = new float[rows][width];
            float[][] keyGradient = new float[rows][width];
            float[][] valueGradient = new float[rows][width];
            for (int head = 0; head < shape.heads(); head++) {
                float[][] queryPart = new float[rows][shape.headWidth()];
                float[][] keyPart = new float[rows][shape.headWidth()];
                float[][] valuePart = new float[rows][shape.headWidth()];
                heads.get(head).backward(part(gatheredGradient, head), queryPart, keyPart, valuePart);
                AttentionTrace.join(queryPart, queryGradient, head);
                AttentionTrace.join(keyPart, keyGradient, head);
                AttentionTrace.join(valuePart, valueGradient, head);
            }
            rotation.turnBack(queryGradient, from, rows);
            rotation.turnBack(keyGradient, 0, rows);
            float[][] normedGradient = new float[rows][width];
            query.backward(normed, queryGradient, normedGradient, gradients, from);
            key.backward(normed, keyGradient, normedGradient, gradients, 0);
            value.backward(normed, valueGradient, normedGradient, gradients, 0);
            float[] weightGradient = gradients.of(prefix + "attn_norm")[0];
            Norm.backward(in, attentionNorm, scales, normedGradient, gradient, weightGradient);
        }
    }

    /** The gate's {@code g · sigmoid(g) · up}, with the sigmoid kept. */
    private static void activate(float[] gates, float[] ups, float[] sigmoids, float[] products) {
        for (int i = 0; i < gates.length; i++) {
            sigmoids[i] = 1 / (1 + Exponential.of(-gates[i]));
        }
        for (int i = 0; i < gates.length; i++) {
            products[i] = gates[i] * sigmoids[i] * ups[i];
        }
    }
}
