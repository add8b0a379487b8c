package io.ridethrough.environments.model.seeded;

import io.ridethrough.environments.model.corpus.SeededNumbers;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufTensor;
import io.ridethrough.environments.model.gguf.MetadataValue;
import io.ridethrough.environments.model.gguf.TensorType;
import io.ridethrough.environments.model.tokenizer.ByteAlphabet;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model for tests that need computation and no meaning: its weights are drawn from a seed and were never trained, so
 * that its answers are long and differ from seed to seed.
 */
public final class SeededWeights {
    public static final String NAME = "ridethrough-reference";
    public static final long SEED = 1;

    private static final int VOCABULARY = 512;
    private static final int CONTEXT = 512;
    private static final int LETTERS = 26;
    private static final int WIDTH = 64;
    private static final int LAYERS = 3;
    private static final int HEADS = 4;
    private static final int KEY_VALUE_HEADS = 2;
    private static final int FEED_FORWARD = 160;
    private static final List<String> CONTROLS = List.of(ChatFormat.USER, ChatFormat.ASSISTANT, ChatFormat.END);

    /** Small beside what the blocks add, or the tied output would answer every token with itself. */
    private static final float EMBEDDING_DEVIATION = 0.25f;
    /** Keeps tokens that are no printable text unlikely without making them impossible. */
    private static final float UNPRINTABLE_FACTOR = 0.25f;

    private final SeededNumbers numbers;
    private final Map<String, MetadataValue> metadata = new LinkedHashMap<>();
    private final Map<String, GgufTensor> tensors = new LinkedHashMap<>();

    private SeededWeights(long seed) {
        numbers = new SeededNumbers(seed);
    }

    /** The model of that seed, with matrices in Q8_0 and norms in F32. */
    public static Gguf make(long seed) {
        return new SeededWeights(seed).make();
    }

    private Gguf make() {
        int keyValueWidth = WIDTH / HEADS * KEY_VALUE_HEADS;
        describe();
        List<String> tokens = addVocabulary();
        addEmbedding(tokens);
        addNorm("output_norm");
        for (int i = 0; i < LAYERS; i++) {
            String block = "blk." + i + ".";
            addNorm(block + "attn_norm");
            addMatrix(block + "attn_q", WIDTH, WIDTH);
            addMatrix(block + "attn_k", WIDTH, keyValueWidth);
            addMatrix(block + "attn_v", WIDTH, keyValueWidth);
            addMatrix(block + "attn_output", WIDTH, WIDTH);
            addNorm(block + "ffn_norm");
            addMatrix(block + "ffn_gate", WIDTH, FEED_FORWARD);
            addMatrix(block + "ffn_up", WIDTH, FEED_FORWARD);
            addMatrix(block + "ffn_down", FEED_FORWARD, WIDTH);
        }
        return new Gguf(metadata, tensors);
    }

    private void describe() {
        put("general.architecture", new MetadataValue.Text("llama"));
        put("general.name", new MetadataValue.Text(NAME));
        put("general.file_type", new MetadataValue.Whole(7));
        put("llama.context_length", new MetadataValue.Whole(CONTEXT));
        put("llama.embedding_length", new MetadataValue.Whole(WIDTH));
        put("llama.block_count", new MetadataValue.Whole(LAYERS));
        put("llama.feed_forward_length", new MetadataValue.Whole(FEED_FORWARD));
        put("llama.attention.head_count", new MetadataValue.Whole(HEADS));
        put("llama.attention.head_count_kv", new MetadataValue.Whole(KEY_VALUE_HEADS));
        put("llama.attention.layer_norm_rms_epsilon", new MetadataValue.Real(1e-5));
        put("llama.rope.dimension_count", new MetadataValue.Whole(WIDTH / HEADS));
        put("llama.rope.freq_base", new MetadataValue.Real(10_000));
        put("llama.vocab_size", new MetadataValue.Whole(VOCABULARY));
    }

    private List<String> addVocabulary() {
        List<String> tokens = new ArrayList<>(CONTROLS);
        for (int b = 0; b < 256; b++) {
            tokens.add(String.valueOf(ByteAlphabet.letter(b)));
        }
        List<String> merges = merges(VOCABULARY - tokens.size());
        merges.forEach(merge -> tokens.add(merge.replace(" ", "")));
        long[] types = new long[tokens.size()];
        Arrays.fill(types, 1);
        Arrays.fill(types, 0, CONTROLS.size(), 3);
        int end = CONTROLS.indexOf(ChatFormat.END);
        put("tokenizer.ggml.model", new MetadataValue.Text("gpt2"));
        put("tokenizer.ggml.pre", new MetadataValue.Text("gpt-2"));
        put("tokenizer.ggml.tokens", new MetadataValue.Texts(tokens));
        put("tokenizer.ggml.token_type", new MetadataValue.Wholes(LongBuffer.wrap(types)));
        put("tokenizer.ggml.merges", new MetadataValue.Texts(merges));
        put("tokenizer.ggml.bos_token_id", new MetadataValue.Whole(end));
        put("tokenizer.ggml.eos_token_id", new MetadataValue.Whole(end));
        put("tokenizer.ggml.padding_token_id", new MetadataValue.Whole(end));
        put("tokenizer.ggml.add_bos_token", new MetadataValue.Flag(false));
        put("tokenizer.chat_template", new MetadataValue.Text(ChatFormat.TEMPLATE));
        return tokens;
    }

    /** Pairs of lower-case letters, in their order. */
    private static List<String> merges(int count) {
        List<String> merges = new ArrayList<>();
        for (int pair = 0; pair < count; pair++) {
            merges.add((char) ('a' + pair / LETTERS) + " " + (char) ('a' + pair % LETTERS));
        }
        return merges;
    }

    private void addEmbedding(List<String> tokens) {
        float[] values = new float[tokens.size() * WIDTH];
        for (int token = 0; token < tokens.size(); token++) {
            float deviation = EMBEDDING_DEVIATION * (isPrintable(tokens.get(token)) ? 1 : UNPRINTABLE_FACTOR);
            for (int i = 0; i < WIDTH; i++) {
                values[token * WIDTH + i] = deviation * numbers.normals(1, 1)[0];
            }
        }
        addTensor("token_embd", List.of((long) WIDTH, (long) tokens.size()), TensorType.Q8_0, values);
    }

    private static boolean isPrintable(String token) {
        if (CONTROLS.contains(token)) {
            return token.equals(ChatFormat.END);
        }
        return token.chars().allMatch(letter -> letter <= '~' || letter == ByteAlphabet.letter(' '));
    }

    private void addMatrix(String name, int inputs, int outputs) {
        float deviation = (float) (1 / Math.sqrt(inputs));
        float[] values = new float[inputs * outputs];
        for (int i = 0; i < values.length; i++) {
            values[i] = deviation * numbers.normals(1, 1)[0];
        }
        addTensor(name, List.of((long) inputs, (long) outputs), TensorType.Q8_0, values);
    }

    private void addNorm(String name) {
        float[] values = new float[WIDTH];
        Arrays.fill(values, 1f);
        addTensor(name, List.of((long) WIDTH), TensorType.F32, values);
    }

    private void put(String key, MetadataValue value) {
        metadata.put(key, value);
    }

    private void addTensor(String name, List<Long> shape, TensorType type, float[] values) {
        tensors.put(name + ".weight", GgufTensor.of(name + ".weight", shape, type, values));
    }
}
