package io.ridethrough.environments.model.engine;

import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.MalformedGgufException;

/**
 * The sizes of a llama-architecture model.
 *
 * @param contextLength tokens of prompt and answer together, 8,192 at most
 * @param width elements of the residual stream
 * @param layers transformer blocks
 * @param heads query heads, each {@code width / heads} wide
 * @param keyValueHeads heads that keys and values have; each serves {@code heads / keyValueHeads} query heads
 * @param feedForwardWidth elements within a block's SwiGLU
 * @param vocabularySize tokens
 * @param normEpsilon added to the mean square in RMSNorm
 * @param ropeBase the base of the rotary angles
 */
public record LlamaShape(
        int contextLength,
        int width,
        int layers,
        int heads,
        int keyValueHeads,
        int feedForwardWidth,
        int vocabularySize,
        float normEpsilon,
        float ropeBase) {
    private static final int MAX_CONTEXT = 1 << 20;
    /** What is used of a longer context, so that a number in a file can't ask for more memory than its tensors do. */
    private static final int MOST_CONTEXT_USED = 1 << 13;

    private static final int MAX_WIDTH = 1 << 16;
    private static final int MAX_LAYERS = 1 << 10;

    /**
     * Reads the {@code llama.*} metadata.
     *
     * @throws MalformedGgufException when a size is missing, absurd, or does not go with the others
     */
    public static LlamaShape from(Gguf gguf) throws MalformedGgufException {
        String architecture = gguf.text("general.architecture");
        if (!architecture.equals("llama")) {
            throw new MalformedGgufException("the architecture is " + architecture + ", only llama is run");
        }
        LlamaShape shape = new LlamaShape(
                Math.min(MOST_CONTEXT_USED, gguf.whole("llama.context_length", MAX_CONTEXT)),
                gguf.whole("llama.embedding_length", MAX_WIDTH),
                gguf.whole("llama.block_count", MAX_LAYERS),
                gguf.whole("llama.attention.head_count", MAX_WIDTH),
                gguf.whole("llama.attention.head_count_kv", MAX_WIDTH),
                gguf.whole("llama.feed_forward_length", 1 << 20),
                gguf.texts("tokenizer.ggml.tokens").size(),
                gguf.real("llama.attention.layer_norm_rms_epsilon"),
                gguf.real("llama.rope.freq_base"));
        shape.check();
        return shape;
    }

    /** Elements of one head. */
    public int headWidth() {
        return width / heads;
    }

    /** Elements of one position's keys, or values, over all heads. */
    public int keyValueWidth() {
        return keyValueHeads * headWidth();
    }

    private void check() throws MalformedGgufException {
        boolean isWhole = contextLength > 1
                && layers > 0
                && feedForwardWidth > 0
                && vocabularySize > 1
                && heads > 0
                && keyValueHeads > 0
                && width > 0
                && width % heads == 0
                && headWidth() % 2 == 0
                && heads % keyValueHeads == 0
                && normEpsilon > 0
                && ropeBase > 1;
        if (!isWhole) {
            throw new MalformedGgufException("the model's sizes do not go together: " + this);
        }
    }
}
