package io.ridethrough.environments.model.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.model.ModelSettings;
import io.ridethrough.environments.model.ReferenceModel;
import io.ridethrough.environments.model.SeededVersions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopAndLogprobsTest {
    private static final String QUESTION = "Fonds für Zürich?";

    private ReferenceModel model;
    private Asker asker;

    @BeforeAll
    void start() throws IOException {
        model = ReferenceModel.start(ModelSettings.of(SeededVersions.number(1)));
        asker = new Asker(model.address());
    }

    @AfterAll
    void stop() {
        model.close();
    }

    @Test
    void an_answer_ends_before_its_stop_text_whole_or_streamed() throws Exception {
        int stopped = 0;
        for (int seed = 0; seed < 40 && stopped < 20; seed++) {
            Map<String, Object> options = options(seed);
            String text = Asker.text(asker.whole(QUESTION, options));
            if (text.length() <= 8) {
                // A draw that ended too soon for a stop text to be cut out of it.
                continue;
            }
            stopped++;
            Random random = new Random(seed);
            int from = random.nextInt(text.length() - 8);
            String stopText = text.substring(from, from + 1 + random.nextInt(7));
            options.put("stop", seed % 2 == 0 ? stopText : List.of("never in it", stopText));

            JsonNode whole = asker.whole(QUESTION, options);
            List<JsonNode> streamed = asker.streamed(QUESTION, options);

            assertThat(Asker.text(whole))
                    .as("seed %d, stop at `%s`", seed, stopText)
                    .isEqualTo(text.substring(0, text.indexOf(stopText)));
            assertThat(Asker.reason(whole)).isEqualTo("stop");
            assertThat(Asker.joined(streamed)).as("seed %d", seed).isEqualTo(Asker.text(whole));
            assertThat(Asker.reason(streamed.get(streamed.size() - 1))).isEqualTo("stop");
        }
        assertThat(stopped).as("answers long enough to be stopped").isEqualTo(20);
    }

    @Test
    void a_stop_text_ends_the_generation_itself() throws Exception {
        String text = Asker.text(asker.whole(QUESTION, options(1)));
        Map<String, Object> options = options(1);
        options.put("stop", text.substring(0, 1));
        long before = model.counts().generatedTokens();

        JsonNode answer = asker.whole(QUESTION, options);

        assertThat(Asker.text(answer)).isEmpty();
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(1);
        assertThat(model.counts().generatedTokens()).isEqualTo(before + 1);
        assertThat(model.counts().running()).isZero();
    }

    @Test
    void a_stop_text_that_does_not_come_changes_nothing() throws Exception {
        Map<String, Object> options = options(3);
        String text = Asker.text(asker.whole(QUESTION, options));
        options.put("stop", List.of(text + "!", text.substring(text.length() - 3) + "x"));

        assertThat(Asker.text(asker.whole(QUESTION, options))).isEqualTo(text);
        assertThat(Asker.joined(asker.streamed(QUESTION, options))).isEqualTo(text);
    }

    @Test
    void every_token_is_told_with_its_odds_bytes_and_alternatives() throws Exception {
        Map<String, Object> options = options(0);
        options.put("temperature", 0);
        options.put("logprobs", true);
        options.put("top_logprobs", 5);

        JsonNode answer = asker.whole(QUESTION, options);

        JsonNode content = answer.at("/choices/0/logprobs/content");
        assertThat(content.size())
                .isEqualTo(answer.at("/usage/completion_tokens").asInt());
        assertThat(bytesOf(content)).isEqualTo(Asker.text(answer));
        for (JsonNode token : content) {
            JsonNode top = token.path("top_logprobs");
            assertThat(top).hasSize(5);
            assertThat(top.get(0).path("token"))
                    .as("greedy takes the likeliest")
                    .isEqualTo(token.path("token"));
            assertThat(top.get(0).path("logprob")).isEqualTo(token.path("logprob"));
            double sum = 0;
            double last = 0;
            for (JsonNode other : top) {
                double logprob = other.path("logprob").asDouble();
                assertThat(logprob).isLessThanOrEqualTo(last);
                last = logprob;
                sum += Math.exp(logprob);
            }
            assertThat(sum).isGreaterThan(0).isLessThan(1 + 1e-9);
        }
    }

    @Test
    void streamed_odds_join_to_those_of_the_whole_answer() throws Exception {
        for (int seed = 0; seed < 6; seed++) {
            Map<String, Object> options = options(seed);
            options.put("logprobs", true);
            options.put("top_logprobs", seed);
            if (seed % 2 == 0) {
                String text = Asker.text(asker.whole(QUESTION, options));
                options.put("stop", text.substring(text.length() / 2, text.length() / 2 + 3));
            }

            List<JsonNode> expected = new ArrayList<>();
            JsonNode whole = asker.whole(QUESTION, options);
            whole.at("/choices/0/logprobs/content").forEach(expected::add);
            List<JsonNode> told = new ArrayList<>();
            for (JsonNode event : asker.streamed(QUESTION, options)) {
                event.at("/choices/0/logprobs/content").forEach(told::add);
            }

            assertThat(told).as("seed %d", seed).isEqualTo(expected).isNotEmpty();
            assertThat(told.get(0).path("top_logprobs")).hasSize(seed);
            // A token that a stop text begins in is told whole.
            assertThat(bytesOf(told)).as("seed %d", seed).startsWith(Asker.text(whole));
        }
    }

    @Test
    void twenty_alternatives_are_as_likely_as_the_logits_say_at_any_temperature() throws Exception {
        Map<String, Object> cold = options(0);
        cold.putAll(Map.of("temperature", 0, "max_tokens", 1, "logprobs", true, "top_logprobs", 20));
        Map<String, Object> hot = new LinkedHashMap<>(cold);
        hot.put("temperature", 2);

        JsonNode coldTop = asker.whole(QUESTION, cold).at("/choices/0/logprobs/content/0/top_logprobs");
        JsonNode hotTop = asker.whole(QUESTION, hot).at("/choices/0/logprobs/content/0/top_logprobs");

        assertThat(coldTop).hasSize(20).isEqualTo(hotTop);
        assertThat(coldTop.get(0).path("logprob").asDouble()).isNegative().isCloseTo(-3, within(3.0));
    }

    private static Map<String, Object> options(int seed) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("max_tokens", 40);
        options.put("temperature", 1.2);
        options.put("seed", seed);
        return options;
    }

    private static String bytesOf(Iterable<JsonNode> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (JsonNode token : content) {
            token.path("bytes").forEach(b -> bytes.write(b.asInt()));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
