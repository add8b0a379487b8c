package io.ridethrough.environments.model.tokenizer;

import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import java.io.ByteArrayOutputStream;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Byte-level byte-pair encoding (Sennrich et al. 2016, in GPT-2's byte form): a word starts as its UTF-8 bytes; the
 * adjacent pair whose merge was learned first is joined, everywhere in the word, until none is left.
 *
 * <p>Every text can be encoded, and decoding gives it back. Control tokens can't be written in a text: a client that
 * sends {@code <|end|>} sends those seven characters. Immutable and safe for several threads.
 */
public final class BytePairTokenizer {
    private static final String METADATA = "tokenizer.ggml.";
    /** The value of {@code tokenizer.ggml.token_type} for a token that is never text. */
    private static final int CONTROL_TYPE = 3;

    private final List<byte[]> tokenBytes;
    private final int[] byteTokens;
    private final Map<Long, Merge> merges;
    private final Map<String, Integer> controls;
    private final int endToken;
    private final int longestTokenBytes;

    private record Merge(int rank, int token) {}

    private BytePairTokenizer(
            List<byte[]> tokenBytes,
            int[] byteTokens,
            Map<Long, Merge> merges,
            Map<String, Integer> controls,
            int endToken) {
        this.tokenBytes = tokenBytes;
        this.byteTokens = byteTokens;
        this.merges = merges;
        this.controls = controls;
        this.endToken = endToken;
        this.longestTokenBytes =
                tokenBytes.stream().mapToInt(bytes -> bytes.length).max().orElse(1);
    }

    /**
     * Reads {@code tokenizer.ggml.tokens, token_type, merges} and {@code eos_token_id}.
     *
     * @throws MalformedGgufException when the tables are missing, contradict each other or don't cover every byte
     */
    public static BytePairTokenizer from(Gguf gguf) throws MalformedGgufException {
        String kind = gguf.text(METADATA + "model");
        if (!kind.equals("gpt2")) {
            throw new MalformedGgufException("the tokenizer is " + kind + ", only gpt2 is read");
        }
        List<String> tokens = gguf.texts(METADATA + "tokens");
        LongBuffer types = gguf.wholes(METADATA + "token_type");
        if (types.limit() != tokens.size()) {
            throw new MalformedGgufException(types.limit() + " token types for " + tokens.size() + " tokens");
        }
        Map<String, Integer> texts = new HashMap<>();
        Map<String, Integer> controls = new HashMap<>();
        List<byte[]> tokenBytes = new ArrayList<>(tokens.size());
        for (int token = 0; token < tokens.size(); token++) {
            boolean isControl = types.get(token) == CONTROL_TYPE;
            (isControl ? controls : texts).put(tokens.get(token), token);
            tokenBytes.add(isControl ? new byte[0] : bytesOf(tokens.get(token)));
        }
        return new BytePairTokenizer(
                tokenBytes,
                byteTokens(texts),
                merges(gguf.texts(METADATA + "merges"), texts),
                controls,
                gguf.whole(METADATA + "eos_token_id", tokens.size() - 1));
    }

    /** How many tokens there are; they are numbered from 0. */
    public int vocabularySize() {
        return tokenBytes.size();
    }

    /** The token that ends an answer. */
    public int endToken() {
        return endToken;
    }

    /** The control token of that name, such as {@code <|user|>}. */
    public Optional<Integer> control(String name) {
        return Optional.ofNullable(controls.get(name));
    }

    /** Tokens that {@code text} takes at the very least; costs nothing, so that a huge text is refused unencoded. */
    public int leastTokens(String text) {
        return text.length() / longestTokenBytes;
    }

    /** The tokens of a text. A surrogate without its other half, which is no text, becomes {@code ?}. */
    public List<Integer> encode(String text) {
        List<Integer> tokens = new ArrayList<>();
        for (String word : WordSplitter.split(text)) {
            encodeWord(word.getBytes(StandardCharsets.UTF_8), tokens);
        }
        return tokens;
    }

    /** The bytes that a token stands for; none for a control token. */
    public byte[] bytes(int token) {
        return tokenBytes.get(token).clone();
    }

    /**
     * What a token is called where tokens are told one by one: its text, the name of a control token, and for bytes that
     * are no text by themselves their values, such as {@code \\xf0\\x9f}.
     */
    public String name(int token) {
        byte[] bytes = tokenBytes.get(token);
        if (bytes.length == 0) {
            return controls.entrySet().stream()
                    .filter(control -> control.getValue() == token)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            return text;
        }
        StringBuilder values = new StringBuilder();
        for (byte b : bytes) {
            values.append("\\x").append(HexFormat.of().toHexDigits(b));
        }
        return values.toString();
    }

    /** The text of some tokens; bytes that are not UTF-8 become U+FFFD. */
    public String decode(List<Integer> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tokens.forEach(token -> bytes.writeBytes(tokenBytes.get(token)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void encodeWord(byte[] word, List<Integer> tokens) {
        int[] parts = new int[word.length];
        for (int i = 0; i < word.length; i++) {
            parts[i] = byteTokens[Byte.toUnsignedInt(word[i])];
        }
        int length = word.length;
        for (Optional<Merge> next = firstMerge(parts, length); next.isPresent(); next = firstMerge(parts, length)) {
            length = join(parts, length, next.get());
        }
        for (int i = 0; i < length; i++) {
            tokens.add(parts[i]);
        }
    }

    private Optional<Merge> firstMerge(int[] parts, int length) {
        Optional<Merge> first = Optional.empty();
        for (int i = 0; i + 1 < length; i++) {
            Merge merge = merges.get(pair(parts[i], parts[i + 1]));
            if (merge != null && (first.isEmpty() || merge.rank() < first.get().rank())) {
                first = Optional.of(merge);
            }
        }
        return first;
    }

    /** Joins every occurrence, left to right, so that a word takes no more passes than there are merges. */
    private int join(int[] parts, int length, Merge wanted) {
        int kept = 0;
        for (int i = 0; i < length; i++) {
            Merge merge = i + 1 < length ? merges.get(pair(parts[i], parts[i + 1])) : null;
            boolean isJoined = merge != null && merge.rank() == wanted.rank();
            parts[kept++] = isJoined ? wanted.token() : parts[i];
            i += isJoined ? 1 : 0;
        }
        return kept;
    }

    private static long pair(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    private static byte[] bytesOf(String token) throws MalformedGgufException {
        try {
            return ByteAlphabet.read(token);
        } catch (IllegalArgumentException e) {
            throw new MalformedGgufException("token " + token + ": " + e.getMessage());
        }
    }

    private static int[] byteTokens(Map<String, Integer> texts) throws MalformedGgufException {
        int[] byteTokens = new int[256];
        for (int b = 0; b < byteTokens.length; b++) {
            byteTokens[b] = token(String.valueOf(ByteAlphabet.letter(b)), texts);
        }
        return byteTokens;
    }

    private static Map<Long, Merge> merges(List<String> written, Map<String, Integer> texts)
            throws MalformedGgufException {
        Map<Long, Merge> merges = new HashMap<>();
        for (int rank = 0; rank < written.size(); rank++) {
            String[] parts = written.get(rank).split(" ", -1);
            if (parts.length != 2) {
                throw new MalformedGgufException("merge " + rank + " is not a pair: " + Arrays.toString(parts));
            }
            Merge merge = new Merge(rank, token(parts[0] + parts[1], texts));
            merges.putIfAbsent(pair(token(parts[0], texts), token(parts[1], texts)), merge);
        }
        return merges;
    }

    private static int token(String letters, Map<String, Integer> texts) throws MalformedGgufException {
        Integer token = texts.get(letters);
        if (token == null) {
            throw new MalformedGgufException("the vocabulary has no token " + letters);
        }
        return token;
    }
}
