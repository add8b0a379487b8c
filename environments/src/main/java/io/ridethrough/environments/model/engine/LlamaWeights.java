package io.ridethrough.environments.model.engine;

import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufTensor;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import java.util.ArrayList;
import java.util.List;

/** A model's weights, decoded and laid out for {@link ForwardPass}. Immutable. */
public final class LlamaWeights {
    private final LlamaShape shape;
    private final float[] embedding;
    private final List<Layer> layers;
    private final RmsNorm outputNorm;
    private final Matrix output;

    record Layer(
            RmsNorm attentionNorm,
            Matrix query,
            Matrix key,
            Matrix value,
            Matrix attentionOutput,
            RmsNorm feedForwardNorm,
            Matrix gate,
            Matrix up,
            Matrix down) {}

    private LlamaWeights(LlamaShape shape, float[] embedding, List<Layer> layers, RmsNorm outputNorm, Matrix output) {
        this.shape = shape;
        this.embedding = embedding;
        this.layers = layers;
        this.outputNorm = outputNorm;
        this.output = output;
    }

    /**
     * Decodes the tensors; without an {@code output.weight} the embedding serves as the output (tied).
     *
     * @throws MalformedGgufException when a tensor is missing, of the wrong shape, or holds NaN or infinity
     */
    public static LlamaWeights from(Gguf gguf) throws MalformedGgufException {
        LlamaShape shape = LlamaShape.from(gguf);
        Tensors tensors = new Tensors(gguf, shape);
        float[] embedding = tensors.floats("token_embd", shape.width(), shape.vocabularySize());
        String output = gguf.tensor("output.weight").isPresent() ? "output" : "token_embd";
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < shape.layers(); i++) {
            layers.add(tensors.layer("blk." + i + "."));
        }
        return new LlamaWeights(
                shape,
                embedding,
                List.copyOf(layers),
                tensors.norm("output_norm"),
                tensors.matrix(output, shape.width(), shape.vocabularySize()));
    }

    public LlamaShape shape() {
        return shape;
    }

    List<Layer> layers() {
        return layers;
    }

    RmsNorm outputNorm() {
        return outputNorm;
    }

    Matrix output() {
        return output;
    }

    /** Writes a token's embedding to {@code out}. */
    void embed(int token, float[] out) {
        System.arraycopy(embedding, token * shape.width(), out, 0, shape.width());
    }

    private record Tensors(Gguf gguf, LlamaShape shape) {
        Layer layer(String prefix) throws MalformedGgufException {
            int width = shape.width();
            int hidden = shape.feedForwardWidth();
            return new Layer(
                    norm(prefix + "attn_norm"),
                    matrix(prefix + "attn_q", width, width),
                    matrix(prefix + "attn_k", width, shape.keyValueWidth()),
                    matrix(prefix + "attn_v", width, shape.keyValueWidth()),
                    matrix(prefix + "attn_output", width, width),
                    norm(prefix + "ffn_norm"),
                    matrix(prefix + "ffn_gate", width, hidden),
                    matrix(prefix + "ffn_up", width, hidden),
                    matrix(prefix + "ffn_down", hidden, width));
        }

        Matrix matrix(String name, int inputs, int outputs) throws MalformedGgufException {
            GgufTensor tensor = tensor(name, inputs, outputs);
            return new Matrix(finite(tensor), inputs, outputs, tensor.type());
        }

        RmsNorm norm(String name) throws MalformedGgufException {
            return new RmsNorm(
                    finite(gguf.tensor(name + ".weight", List.of((long) shape.width()))), shape.normEpsilon());
        }

        float[] floats(String name, int columns, int rows) throws MalformedGgufException {
            return finite(tensor(name, columns, rows));
        }

        GgufTensor tensor(String name, int columns, int rows) throws MalformedGgufException {
            return gguf.tensor(name + ".weight", List.of((long) columns, (long) rows));
        }

        private static float[] finite(GgufTensor tensor) throws MalformedGgufException {
            float[] values = tensor.toFloats();
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    throw new MalformedGgufException("tensor " + tensor.name() + " holds " + value);
                }
            }
            return values;
        }
    }
}
