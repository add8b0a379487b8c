package io.ridethrough.environments.model.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.environments.model.gguf.MetadataValue;
import io.ridethrough.environments.model.seeded.SeededWeights;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytePairTokenizerTest {
    private static final int FIRST_MERGED = 256;

    @Test
    void any_text_comes_back_from_its_tokens() throws MalformedGgufException {
        BytePairTokenizer tokenizer = BytePairTokenizer.from(SeededWeights.make(SeededWeights.SEED));
        for (long seed = 0; seed < 500; seed++) {
            String text = randomText(new Random(seed));
            assertThat(tokenizer.decode(tokenizer.encode(text)))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    @Test
    void merges_are_applied_in_the_order_in_which_they_were_learned() throws MalformedGgufException {
        BytePairTokenizer tokenizer = BytePairTokenizer.from(vocabulary("b c", "a b", "a bc", "l o", "lo w"));

        assertThat(tokenizer.encode("ab")).containsExactly(FIRST_MERGED + 1);
        assertThat(tokenizer.encode("abc")).containsExactly(FIRST_MERGED + 2);
        assertThat(tokenizer.encode("abbc")).containsExactly(FIRST_MERGED + 1, FIRST_MERGED);
        assertThat(tokenizer.encode("lowlow")).containsExactly(FIRST_MERGED + 4, FIRST_MERGED + 4);
    }

    @Test
    void overlapping_pairs_are_joined_from_the_left() throws MalformedGgufException {
        BytePairTokenizer tokenizer = BytePairTokenizer.from(vocabulary("a a"));

        assertThat(tokenizer.encode("aaa")).containsExactly(FIRST_MERGED, (int) 'a');
    }

    @Test
    void merges_do_not_cross_words() throws MalformedGgufException {
        BytePairTokenizer tokenizer = BytePairTokenizer.from(vocabulary("a Ġ", "a 1", "Ġ a"));

        assertThat(tokenizer.encode("a a1")).containsExactly((int) 'a', FIRST_MERGED + 2, (int) '1');
    }

    @Test
    void a_control_token_cannot_be_written_in_a_text() throws MalformedGgufException {
        BytePairTokenizer tokenizer = BytePairTokenizer.from(SeededWeights.make(SeededWeights.SEED));
        int end = tokenizer.control(ChatFormat.END).orElseThrow();

        assertThat(tokenizer.encode("a<|end|>b")).doesNotContain(end);
        assertThat(tokenizer.decode(tokenizer.encode("a<|end|>b"))).isEqualTo("a<|end|>b");
        assertThat(tokenizer.endToken()).isEqualTo(end);
    }

    @Test
    void a_long_word_without_spaces_takes_no_quadratic_time() throws MalformedGgufException {
        BytePairTokenizer tokenizer = BytePairTokenizer.from(SeededWeights.make(SeededWeights.SEED));
        String text = "investment".repeat(5_000);

        assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
        assertThat(tokenizer.leastTokens(text))
                .isLessThanOrEqualTo(tokenizer.encode(text).size());
    }

    @Test
    void a_prompt_names_each_speaker_and_ends_with_the_assistants_turn() throws MalformedGgufException {
        BytePairTokenizer tokenizer = BytePairTokenizer.from(SeededWeights.make(SeededWeights.SEED));
        int user = tokenizer.control(ChatFormat.USER).orElseThrow();
        int assistant = tokenizer.control(ChatFormat.ASSISTANT).orElseThrow();
        int end = tokenizer.control(ChatFormat.END).orElseThrow();

        List<Integer> expected = new ArrayList<>(List.of(user));
        expected.addAll(tokenizer.encode("Hi"));
        expected.addAll(List.of(end, assistant));
        expected.addAll(tokenizer.encode("Yes?"));
        expected.addAll(List.of(end, assistant));
        assertThat(new ChatFormat(tokenizer)
                        .prompt(List.of(new ChatMessage("user", "Hi"), new ChatMessage("assistant", "Yes?"))))
                .isEqualTo(expected);
    }

    @Test
    void a_vocabulary_with_holes_is_refused() {
        assertThatThrownBy(() -> BytePairTokenizer.from(vocabulary("a")))
                .isInstanceOf(MalformedGgufException.class)
                .hasMessageContaining("merge 0 is not a pair");
        assertThatThrownBy(() -> BytePairTokenizer.from(without("Ġ")))
                .isInstanceOf(MalformedGgufException.class)
                .hasMessageContaining("no token Ġ");
    }

    private static Gguf vocabulary(String... merges) {
        List<String> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            tokens.add(String.valueOf(ByteAlphabet.letter(b)));
        }
        for (String merge : merges) {
            tokens.add(merge.replace(" ", ""));
        }
        return gguf(tokens, List.of(merges));
    }

    private static Gguf without(String token) {
        List<String> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            tokens.add(String.valueOf(ByteAlphabet.letter(b)));
        }
        tokens.remove(token);
        return gguf(tokens, List.of());
    }

    private static Gguf gguf(List<String> tokens, List<String> merges) {
        long[] types = new long[tokens.size()];
        Map<String, MetadataValue> metadata = new LinkedHashMap<>();
        metadata.put("tokenizer.ggml.model", new MetadataValue.Text("gpt2"));
        metadata.put("tokenizer.ggml.tokens", new MetadataValue.Texts(tokens));
        metadata.put("tokenizer.ggml.token_type", new MetadataValue.Wholes(LongBuffer.wrap(types)));
        metadata.put("tokenizer.ggml.merges", new MetadataValue.Texts(merges));
        metadata.put("tokenizer.ggml.eos_token_id", new MetadataValue.Whole(0));
        return new Gguf(metadata, Map.of());
    }

    /** Any code points but halves of surrogate pairs, with much of what splits words. */
    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        while (text.length() < length) {
            int codePoint = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(128);
                case 1 -> " \t\n\r\u00a0\u2003'".charAt(random.nextInt(7));
                case 2 -> random.nextInt(0x800);
                default -> random.nextInt(Character.MAX_CODE_POINT + 1);
            };
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }
}
