package io.ridethrough.stubs.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignInferenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private ForeignInference abroad;

    @BeforeEach
    void open() throws IOException {
        abroad = ForeignInference.start(0, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        abroad.close();
    }

    private HttpResponse<String> asked(String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(abroad.url().resolve("/v1/chat/completions"))
                                .header("X-Jurisdiction", "CH")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String question(String prompt, boolean isStream) {
        JsonNode message = JSON.createObjectNode().put("role", "user").put("content", prompt);
        return JSON.createObjectNode()
                .put("model", "reference")
                .put("stream", isStream)
                .set("messages", JSON.createArrayNode().add(message))
                .toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Are these one person's own details? Answer VERIFIED or REFER.        | VERIFIED
                    Which fund is suitable for the client and the risk of this order?     | CH-BAL: balanced, as the client is.
                    Funds: 12 Alpine Bond, 3 Harbour Growth                               | The client holds 12 Alpine Bond, 3 Harbour Growth.
                    Others: Crash Cup, Fault Flask                                        | Crash Cup
                    Is it so?                                                             | Yes, that is so.
                    """)
    void answers_each_of_the_shops_tasks_as_a_model_would(String prompt, String answer) throws Exception {
        JsonNode said = JSON.readTree(asked(question(prompt, false)).body());

        assertThat(said.at("/choices/0/message/content").asText()).isEqualTo(answer);
        assertThat(said.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(said.path("object").asText()).isEqualTo("chat.completion");
        assertThat(said.path("created").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(said.at("/usage/total_tokens").asInt()).isPositive();
    }

    @Test
    void answers_as_a_stream_where_that_is_wanted() throws Exception {
        HttpResponse<String> answer = asked(question("Which fund is suitable?", true));
        StringBuilder said = new StringBuilder();
        String finish = "";
        for (String line : answer.body().lines().filter(it -> !it.isEmpty()).toList()) {
            assertThat(line).startsWith("data: ");
            if (!line.equals("data: [DONE]")) {
                JsonNode chunk = JSON.readTree(line.substring(6));
                assertThat(chunk.path("object").asText()).isEqualTo("chat.completion.chunk");
                said.append(chunk.at("/choices/0/delta/content").asText(""));
                finish = chunk.at("/choices/0/finish_reason").asText("");
            }
        }
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(answer.body()).endsWith("data: [DONE]\n\n");
        assertThat(said).hasToString("CH-BAL: balanced, as the client is.");
        assertThat(finish).isEqualTo("stop");
    }

    @Test
    void remembers_all_that_it_was_told() throws Exception {
        asked(question("Name: Ann Bee\nAnswer VERIFIED or REFER.", false));

        assertThat(abroad.count()).isEqualTo(1);
        assertThat(abroad.calls()).singleElement().satisfies(call -> {
            assertThat(call.jurisdiction()).isEqualTo("CH");
            assertThat(call.body()).contains("Ann Bee");
        });
    }

    @Test
    void what_is_no_question_is_refused_in_openais_form() throws Exception {
        for (String body : new String[] {"no JSON", "{}", "{\"messages\":[]}"}) {
            HttpResponse<String> answer = asked(body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).at("/error/type").asText()).isEqualTo("invalid_request_error");
        }
    }

    @Test
    void tells_what_models_it_has() throws Exception {
        HttpResponse<String> models = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(abroad.url().resolve("/v1/models"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(JSON.readTree(models.body()).at("/data/0/id").asText()).isEqualTo("foreign");
    }
}
