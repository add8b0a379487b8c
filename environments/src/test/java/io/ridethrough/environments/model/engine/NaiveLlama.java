package io.ridethrough.environments.model.engine;

import io.ridethrough.environments.model.gguf.Gguf;
import java.util.Arrays;
import java.util.List;

/**
 * The llama architecture once more, written from its formulas alone: double precision, no cache, no batch, the whole
 * sequence anew for each token. Slow, and shares no code with what it checks.
 *
 * @param isHalved whether what attention multiplies is rounded to half precision, as llama.cpp has it
 */
record NaiveLlama(Gguf gguf, LlamaShape shape, boolean isHalved) {

    /** The logits after the last of these tokens. */
    double[] logits(List<Integer> tokens) {
        double[][] stream = new double[tokens.size()][];
        for (int t = 0; t < stream.length; t++) {
            stream[t] = row("token_embd", tokens.get(t), shape.width());
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            String block = "blk." + layer + ".";
            addAttention(block, stream);
            for (double[] x : stream) {
                double[] h = norm(block + "ffn_norm", x);
                double[] gate = times(block + "ffn_gate", h, shape.feedForwardWidth());
                double[] up = times(block + "ffn_up", h, shape.feedForwardWidth());
                for (int i = 0; i < gate.length; i++) {
                    gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
                }
                add(x, times(block + "ffn_down", gate, shape.width()));
            }
        }
        double[] last = norm("output_norm", stream[stream.length - 1]);
        return times("token_embd", last, shape.vocabularySize());
    }

    private void addAttention(String block, double[][] stream) {
        int width = shape.width();
        int headWidth = shape.headWidth();
        double[][] queries = new double[stream.length][];
        double[][] keys = new double[stream.length][];
        double[][] values = new double[stream.length][];
        for (int t = 0; t < stream.length; t++) {
            double[] h = norm(block + "attn_norm", stream[t]);
            queries[t] = halves(rotated(times(block + "attn_q", h, width), t));
            keys[t] = halves(rotated(times(block + "attn_k", h, shape.keyValueWidth()), t));
            values[t] = halves(times(block + "attn_v", h, shape.keyValueWidth()));
        }
        for (int t = 0; t < stream.length; t++) {
            double[] attended = new double[width];
            for (int i = 0; i < width; i++) {
                int head = i / headWidth;
                int group = head / (shape.heads() / shape.keyValueHeads());
                double[] weights = new double[t + 1];
                for (int s = 0; s <= t; s++) {
                    double dot = 0;
                    for (int d = 0; d < headWidth; d++) {
                        dot += queries[t][head * headWidth + d] * keys[s][group * headWidth + d];
                    }
                    weights[s] = Math.exp(dot / Math.sqrt(headWidth));
                }
                double sum = Arrays.stream(weights).sum();
                for (int s = 0; s <= t; s++) {
                    attended[i] += half(weights[s] / sum) * values[s][group * headWidth + i % headWidth];
                }
            }
            add(stream[t], times(block + "attn_output", attended, width));
        }
    }

    private double[] halves(double[] x) {
        return Arrays.stream(x).map(this::half).toArray();
    }

    /** To eleven significant bits, ties to even, where that is done. */
    private double half(double x) {
        if (!isHalved) {
            return x;
        }
        double unit = Math.scalb(1.0, Math.getExponent(x) - 10);
        return Math.rint(x / unit) * unit;
    }

    private double[] rotated(double[] x, int position) {
        double[] turned = new double[x.length];
        for (int i = 0; i < x.length; i += 2) {
            double angle = position * Math.pow(shape.ropeBase(), -(double) (i % shape.headWidth()) / shape.headWidth());
            turned[i] = x[i] * Math.cos(angle) - x[i + 1] * Math.sin(angle);
            turned[i + 1] = x[i] * Math.sin(angle) + x[i + 1] * Math.cos(angle);
        }
        return turned;
    }

    private double[] norm(String name, double[] x) {
        double squares = 0;
        for (double value : x) {
            squares += value * value;
        }
        double[] weights = row(name, 0, x.length);
        double[] normed = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            normed[i] = x[i] / Math.sqrt(squares / x.length + shape.normEpsilon()) * weights[i];
        }
        return normed;
    }

    private double[] times(String name, double[] x, int outputs) {
        float[] weights = gguf.tensor(name + ".weight").orElseThrow().toFloats();
        double[] y = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < x.length; i++) {
                y[o] += weights[o * x.length + i] * x[i];
            }
        }
        return y;
    }

    private double[] row(String name, int index, int width) {
        float[] weights = gguf.tensor(name + ".weight").orElseThrow().toFloats();
        double[] row = new double[width];
        for (int i = 0; i < width; i++) {
            row[i] = weights[index * width + i];
        }
        return row;
    }

    private static void add(double[] to, double[] summand) {
        for (int i = 0; i < to.length; i++) {
            to[i] += summand[i];
        }
    }
}
