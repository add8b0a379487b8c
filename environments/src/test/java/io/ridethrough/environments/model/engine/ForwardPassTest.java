package io.ridethrough.environments.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufTensor;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.environments.model.gguf.MetadataValue;
import io.ridethrough.environments.model.gguf.TensorType;
import io.ridethrough.environments.model.seeded.SeededWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForwardPassTest {
    @Test
    void agrees_with_a_naive_double_precision_model_at_every_position() throws MalformedGgufException {
        agrees(AttentionPrecision.SINGLE, 2e-4);
    }

    /** Two roundings of nearly the same number can be one unit of eleven bits apart, which the logits show. */
    @Test
    void rounds_where_a_naive_model_that_rounds_does() throws MalformedGgufException {
        agrees(AttentionPrecision.HALF, 1e-3);
    }

    private static void agrees(AttentionPrecision precision, double most) throws MalformedGgufException {
        Gguf gguf = inSinglePrecision(SeededWeights.make(11));
        LlamaWeights weights = LlamaWeights.from(gguf);
        NaiveLlama naive = new NaiveLlama(gguf, weights.shape(), precision == AttentionPrecision.HALF);
        List<Integer> tokens = randomTokens(24, weights.shape().vocabularySize(), 5);

        for (int length = 1; length <= tokens.size(); length += 5) {
            double[] expected = naive.logits(tokens.subList(0, length));
            ForwardPass forward = new ForwardPass(weights, 1, 64, 1, precision);
            float[] logits = run(forward, weights, 0, tokens.subList(0, length), 64);
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) logits[i])
                        .as("logit %d of length %d", i, length)
                        .isCloseTo(expected[i], within(most));
            }
        }
    }

    @Test
    void a_prompt_in_chunks_has_the_same_logits_to_the_bit() throws MalformedGgufException {
        LlamaWeights weights = LlamaWeights.from(SeededWeights.make(11));
        List<Integer> tokens = randomTokens(50, weights.shape().vocabularySize(), 6);

        float[] atOnce = logits(weights, 0, tokens, 64);

        assertThat(logits(weights, 0, tokens, 1)).isEqualTo(atOnce);
        assertThat(logits(weights, 1, tokens, 7)).isEqualTo(atOnce);
    }

    @Test
    void a_slot_used_before_leaves_no_trace() throws MalformedGgufException {
        LlamaWeights weights = LlamaWeights.from(SeededWeights.make(11));
        List<Integer> first = randomTokens(40, weights.shape().vocabularySize(), 7);
        List<Integer> second = randomTokens(20, weights.shape().vocabularySize(), 8);
        ForwardPass forward = new ForwardPass(weights, 1, 64, 1);

        run(forward, weights, 0, first, 64);

        assertThat(run(forward, weights, 0, second, 64)).isEqualTo(logits(weights, 0, second, 64));
    }

    /**
     * By hand: with all block matrices zero, the residual stream is the embedding, (3, 4) for token 0. Its root mean
     * square is sqrt(12.5), so that the normed vector is (3, 4) / 3.5355, and the logits are its products with the
     * embeddings (3, 4) and (1, -1).
     */
    @Test
    void with_empty_blocks_the_logits_are_those_computed_by_hand() throws MalformedGgufException {
        LlamaWeights weights = LlamaWeights.from(tiny(new float[] {3, 4, 1, -1}));

        float[] logits = logits(weights, 0, List.of(1, 0), 4);

        assertThat(logits[0]).isCloseTo(25 / (float) Math.sqrt(12.5), within(1e-4f));
        assertThat(logits[1]).isCloseTo(-1 / (float) Math.sqrt(12.5), within(1e-4f));
    }

    /** Weights that leave their inputs unrounded. */
    private static Gguf inSinglePrecision(Gguf gguf) {
        Map<String, GgufTensor> tensors = new LinkedHashMap<>();
        gguf.tensors()
                .forEach((name, tensor) ->
                        tensors.put(name, GgufTensor.of(name, tensor.shape(), TensorType.F32, tensor.toFloats())));
        return new Gguf(gguf.metadata(), tensors);
    }

    private static Gguf tiny(float[] embedding) {
        Map<String, MetadataValue> metadata = new LinkedHashMap<>();
        metadata.put("general.architecture", new MetadataValue.Text("llama"));
        metadata.put("llama.context_length", new MetadataValue.Whole(4));
        for (String key : List.of("embedding_length", "feed_forward_length")) {
            metadata.put("llama." + key, new MetadataValue.Whole(2));
        }
        for (String key : List.of("block_count", "attention.head_count", "attention.head_count_kv")) {
            metadata.put("llama." + key, new MetadataValue.Whole(1));
        }
        metadata.put("llama.attention.layer_norm_rms_epsilon", new MetadataValue.Real(1e-9));
        metadata.put("llama.rope.freq_base", new MetadataValue.Real(10_000));
        metadata.put("tokenizer.ggml.tokens", new MetadataValue.Texts(List.of("a", "b")));
        Map<String, GgufTensor> tensors = new LinkedHashMap<>();
        put(tensors, "token_embd", List.of(2L, 2L), embedding);
        for (String name : List.of("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm")) {
            put(tensors, name, List.of(2L), new float[] {1, 1});
        }
        for (String name : List.of("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")) {
            put(tensors, "blk.0." + name, List.of(2L, 2L), new float[4]);
        }
        return new Gguf(metadata, tensors);
    }

    private static void put(Map<String, GgufTensor> tensors, String name, List<Long> shape, float[] values) {
        tensors.put(name + ".weight", GgufTensor.of(name + ".weight", shape, TensorType.F32, values));
    }

    private static float[] logits(LlamaWeights weights, int slot, List<Integer> tokens, int chunk) {
        return run(new ForwardPass(weights, slot + 1, chunk, 1), weights, slot, tokens, chunk);
    }

    private static float[] run(ForwardPass forward, LlamaWeights weights, int slot, List<Integer> tokens, int chunk) {
        float[] logits = {};
        Batch batch = new Batch(chunk);
        for (int from = 0; from < tokens.size(); from += chunk) {
            batch.clear();
            for (int at = from; at < Math.min(tokens.size(), from + chunk); at++) {
                batch.add(tokens.get(at), slot, at, at == tokens.size() - 1);
            }
            logits = forward.run(batch);
        }
        return Arrays.copyOf(logits, weights.shape().vocabularySize());
    }

    private static List<Integer> randomTokens(int count, int vocabularySize, long seed) {
        Random random = new Random(seed);
        List<Integer> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(random.nextInt(vocabularySize));
        }
        return tokens;
    }
}
