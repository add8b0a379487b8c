package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.engine.LlamaShape;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufTensor;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.environments.model.gguf.MetadataValue;
import io.ridethrough.environments.model.gguf.TensorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network as a GGUF file holds it: matrices with a row for each output, norms in F32. */
record ModelContent(LlamaShape shape, Vocabulary vocabulary, Parameters parameters) {
    private static final String WEIGHT = ".weight";

    /**
     * What a file holds.
     *
     * @throws MalformedGgufException when it is not a model that {@link #toGguf} could have written
     */
    static ModelContent from(Gguf gguf) throws MalformedGgufException {
        LlamaShape shape = LlamaShape.from(gguf);
        Parameters parameters = Parameters.zeros(shape);
        for (Map.Entry<String, float[]> entry : parameters.all().entrySet()) {
            List<Long> dimensions = dimensions(shape, entry.getKey());
            float[] stored = gguf.tensor(entry.getKey() + WEIGHT, dimensions).toFloats();
            float[] values = isByOutput(entry.getKey())
                    ? Dense.transposed(
                            stored,
                            dimensions.get(1).intValue(),
                            dimensions.get(0).intValue())
                    : stored;
            System.arraycopy(values, 0, entry.getValue(), 0, values.length);
        }
        return new ModelContent(shape, new Vocabulary(gguf.texts("tokenizer.ggml.merges")), parameters);
    }

    /**
     * The file's content.
     *
     * @param name of the model, with its version
     * @param type of the matrices
     */
    Gguf toGguf(String name, TensorType type) {
        Map<String, MetadataValue> metadata = new LinkedHashMap<>();
        metadata.put("general.architecture", new MetadataValue.Text("llama"));
        metadata.put("general.name", new MetadataValue.Text(name));
        metadata.put("general.file_type", new MetadataValue.Whole(fileType(type)));
        metadata.put("llama.context_length", new MetadataValue.Whole(shape.contextLength()));
        metadata.put("llama.embedding_length", new MetadataValue.Whole(shape.width()));
        metadata.put("llama.block_count", new MetadataValue.Whole(shape.layers()));
        metadata.put("llama.feed_forward_length", new MetadataValue.Whole(shape.feedForwardWidth()));
        metadata.put("llama.attention.head_count", new MetadataValue.Whole(shape.heads()));
        metadata.put("llama.attention.head_count_kv", new MetadataValue.Whole(shape.keyValueHeads()));
        metadata.put("llama.attention.layer_norm_rms_epsilon", new MetadataValue.Real(shape.normEpsilon()));
        metadata.put("llama.rope.dimension_count", new MetadataValue.Whole(shape.headWidth()));
        metadata.put("llama.rope.freq_base", new MetadataValue.Real(shape.ropeBase()));
        metadata.put("llama.vocab_size", new MetadataValue.Whole(shape.vocabularySize()));
        metadata.putAll(vocabulary.metadata());
        Map<String, GgufTensor> tensors = new LinkedHashMap<>();
        parameters.all().forEach((name1, values) -> tensors.put(name1 + WEIGHT, tensor(name1, type, values)));
        return new Gguf(metadata, tensors);
    }

    private GgufTensor tensor(String name, TensorType type, float[] values) {
        List<Long> dimensions = dimensions(shape, name);
        if (dimensions.size() == 1) {
            return GgufTensor.of(name + WEIGHT, dimensions, TensorType.F32, values);
        }
        float[] byOutput = isByOutput(name)
                ? Dense.transposed(
                        values, dimensions.get(0).intValue(), dimensions.get(1).intValue())
                : values;
        return GgufTensor.of(name + WEIGHT, dimensions, type, byOutput);
    }

    /** The embedding is stored as it is held, a row for each token. */
    private static boolean isByOutput(String name) {
        return !name.equals(Parameters.EMBEDDING) && !name.endsWith("norm");
    }

    private static List<Long> dimensions(LlamaShape shape, String name) {
        long width = shape.width();
        long hidden = shape.feedForwardWidth();
        if (name.endsWith("norm")) {
            return List.of(width);
        }
        if (name.equals(Parameters.EMBEDDING)) {
            return List.of(width, (long) shape.vocabularySize());
        }
        if (name.endsWith("ffn_down")) {
            return List.of(hidden, width);
        }
        return List.of(width, name.contains("ffn_") ? hidden : width);
    }

    /** As {@code llama.cpp} numbers the types of files: F32, mostly F16, mostly Q8_0. */
    private static long fileType(TensorType type) {
        return switch (type) {
            case F32 -> 0;
            case F16 -> 1;
            case Q8_0 -> 7;
        };
    }
}
