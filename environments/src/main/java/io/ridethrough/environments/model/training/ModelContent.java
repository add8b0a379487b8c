package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.corpus.SeededNumbers;
import io.ridethrough.environments.model.engine.LlamaShape;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufTensor;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.environments.model.gguf.MetadataValue;
import io.ridethrough.environments.model.gguf.TensorType;
import java.util.Arrays;
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
        Map<String, float[][]> values = new LinkedHashMap<>();
        for (String name : Parameters.draw(shape, new SeededNumbers(0)).all().keySet()) {
            List<Long> dimensions = dimensions(shape, name);
            float[] stored = gguf.tensor(name + WEIGHT, dimensions).toFloats();
            float[][] rows = rows(stored, dimensions.get(0).intValue());
            values.put(name, isByOutput(name) ? Dense.transposed(rows) : rows);
        }
        Parameters parameters = Parameters.of(values);
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
        parameters.all().forEach((key, rows) -> tensors.put(key + WEIGHT, tensor(key, type, rows)));
        return new Gguf(metadata, tensors);
    }

    private GgufTensor tensor(String name, TensorType type, float[][] rows) {
        List<Long> dimensions = dimensions(shape, name);
        return GgufTensor.of(
                name + WEIGHT,
                dimensions,
                dimensions.size() == 1 ? TensorType.F32 : type,
                flat(isByOutput(name) ? Dense.transposed(rows) : rows));
    }

    private static float[][] rows(float[] flat, int columns) {
        float[][] rows = new float[flat.length / columns][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(flat, row * columns, (row + 1) * columns);
        }
        return rows;
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * rows[row].length, rows[row].length);
        }
        return flat;
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
