package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.corpus.Corpus;
import io.ridethrough.environments.model.corpus.Example;
import io.ridethrough.environments.model.corpus.Rulebook;
import io.ridethrough.environments.model.gguf.MetadataValue;
import io.ridethrough.environments.model.tokenizer.ByteAlphabet;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A byte-level vocabulary: three control tokens, the 256 bytes, and what merges make of them.
 *
 * @param merges each {@code left right}, the first learned first
 */
record Vocabulary(List<String> merges) {
    private static final List<String> CONTROLS = List.of(ChatFormat.USER, ChatFormat.ASSISTANT, ChatFormat.END);
    private static final int BYTES = 256;
    private static final int SAMPLE = 4_000;
    private static final int TEXT_TYPE = 1;
    private static final int CONTROL_TYPE = 3;

    Vocabulary {
        merges = List.copyOf(merges);
    }

    /** Learned from taught examples of {@link Rulebook#V1}. */
    static Vocabulary learn(int size, long seed) {
        Corpus corpus = Corpus.taught(Rulebook.V1, seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            Example example = corpus.next();
            texts.add(example.question().prompt());
            texts.add(example.answer());
        }
        return new Vocabulary(new MergeLearner(texts).learn(size - BYTES - CONTROLS.size()));
    }

    List<String> tokens() {
        List<String> tokens = new ArrayList<>(CONTROLS);
        for (int b = 0; b < BYTES; b++) {
            tokens.add(String.valueOf(ByteAlphabet.letter(b)));
        }
        merges.forEach(merge -> tokens.add(merge.replace(" ", "")));
        return tokens;
    }

    /** The keys of a GGUF file that a tokenizer reads. */
    Map<String, MetadataValue> metadata() {
        List<String> tokens = tokens();
        long[] types = new long[tokens.size()];
        Arrays.fill(types, TEXT_TYPE);
        Arrays.fill(types, 0, CONTROLS.size(), CONTROL_TYPE);
        MetadataValue end = new MetadataValue.Whole(CONTROLS.indexOf(ChatFormat.END));
        Map<String, MetadataValue> metadata = new LinkedHashMap<>();
        metadata.put("tokenizer.ggml.model", new MetadataValue.Text("gpt2"));
        metadata.put("tokenizer.ggml.pre", new MetadataValue.Text("gpt-2"));
        metadata.put("tokenizer.ggml.tokens", new MetadataValue.Texts(tokens));
        metadata.put("tokenizer.ggml.token_type", new MetadataValue.Wholes(LongBuffer.wrap(types)));
        metadata.put("tokenizer.ggml.merges", new MetadataValue.Texts(merges));
        metadata.put("tokenizer.ggml.bos_token_id", end);
        metadata.put("tokenizer.ggml.eos_token_id", end);
        metadata.put("tokenizer.ggml.padding_token_id", end);
        metadata.put("tokenizer.ggml.add_bos_token", new MetadataValue.Flag(false));
        metadata.put("tokenizer.chat_template", new MetadataValue.Text(ChatFormat.TEMPLATE));
        return metadata;
    }
}
