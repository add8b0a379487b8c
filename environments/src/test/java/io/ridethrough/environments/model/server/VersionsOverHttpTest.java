package io.ridethrough.environments.model.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.model.ModelSettings;
import io.ridethrough.environments.model.ReferenceModel;
import io.ridethrough.environments.model.SeededVersions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionsOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVED = "/control/served";
    private static final String V1 = "test-advisor-v1";
    private static final String V2 = "test-advisor-v2";
    private static final ModelSettings TWO = ModelSettings.of(SeededVersions.number(1))
            .withStandby(List.of(SeededVersions.number(2)))
            .withAliases(Map.of("reference-small", "v2"));

    private final HttpClient client = HttpClient.newHttpClient();
    private ReferenceModel model;

    @BeforeAll
    void start() throws IOException {
        model = ReferenceModel.start(TWO.withServer(ServerSettings.on(0).controlled()));
    }

    @AfterAll
    void stop() {
        model.close();
    }

    @BeforeEach
    void serveTheFirst() throws Exception {
        assertThat(serve("v1").statusCode()).isEqualTo(200);
    }

    @Test
    void a_version_answers_to_its_names_and_signs_with_the_full_one() throws Exception {
        for (String name : List.of("\"v2\"", "\"" + V2 + "\"", "\"reference-small\"")) {
            assertThat(writerOf("\"model\": " + name)).as(name).isEqualTo(V2);
        }
        for (String name : List.of("\"v1\"", "\"" + V1 + "\"", "\"reference\"", "null")) {
            assertThat(writerOf("\"model\": " + name)).as(name).isEqualTo(V1);
        }
        assertThat(writerOf("\"stream\": false")).as("no name at all").isEqualTo(V1);
    }

    @Test
    void versions_differ_in_fingerprint_and_text() throws Exception {
        JsonNode first = JSON.readTree(chat("\"model\": \"v1\"").body());
        JsonNode second = JSON.readTree(chat("\"model\": \"v2\"").body());

        assertThat(first.path("system_fingerprint")).isNotEqualTo(second.path("system_fingerprint"));
        assertThat(first.at("/choices/0/message/content")).isNotEqualTo(second.at("/choices/0/message/content"));
    }

    @Test
    void a_name_that_nothing_answers_to_is_404_and_one_that_is_no_name_400() throws Exception {
        HttpResponse<String> unknown = chat("\"model\": \"v3\"");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(unknown.body()).at("/error/code").asText()).isEqualTo("model_not_found");
        assertThat(unknown.body()).contains("v3");
        assertThat(chat("\"model\": 2").statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_served_can_be_switched_and_switched_back() throws Exception {
        HttpResponse<String> switched = serve("v2");

        assertThat(switched.body()).isEqualTo("{\"model\":\"" + V2 + "\",\"before\":\"" + V1 + "\"}");
        assertThat(get(SERVED).body()).isEqualTo("{\"model\":\"" + V2 + "\"}");
        assertThat(writerOf("\"model\": \"reference\"")).isEqualTo(V2);
        assertThat(writerOf("\"model\": \"v1\"")).as("asked for by name").isEqualTo(V1);
        assertThat(serve("v1").body()).isEqualTo("{\"model\":\"" + V1 + "\",\"before\":\"" + V2 + "\"}");
        assertThat(writerOf("\"model\": \"reference\"")).isEqualTo(V1);
    }

    @Test
    void an_unknown_version_is_not_served() throws Exception {
        assertThat(serve("v3").statusCode()).isEqualTo(404);
        assertThat(put("{}").statusCode()).isEqualTo(404);
        assertThat(put("v2").statusCode()).isEqualTo(400);
        assertThat(get(SERVED).body()).contains(V1);
    }

    @Test
    void all_versions_are_listed_with_the_served_one_first() throws Exception {
        serve("v2");

        JsonNode list = JSON.readTree(get("/v1/models").body()).path("data");

        List<String> told = new ArrayList<>();
        list.forEach(entry ->
                told.add(entry.path("id").asText() + " " + entry.path("served") + " " + entry.path("aliases")));
        assertThat(told).containsExactly(V2 + " true [\"v2\",\"reference-small\"]", V1 + " false [\"v1\"]");
    }

    @Test
    void metrics_tell_the_versions_apart() throws Exception {
        chat("\"model\": \"v2\", \"max_tokens\": 3");

        assertThat(get("/metrics").body())
                .containsPattern("(?m)^ridethrough_model_generated_tokens_total\\{model_name=\"" + V1 + "\"} \\d+$")
                .containsPattern("(?m)^ridethrough_model_generated_tokens_total\\{model_name=\"" + V2 + "\"} [1-9]");
    }

    @Test
    void nobody_controls_a_model_that_was_started_without_control() throws Exception {
        try (ReferenceModel free = ReferenceModel.start(TWO)) {
            HttpRequest request =
                    HttpRequest.newBuilder(free.address().resolve(SERVED)).build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void names_that_would_stand_for_two_things_are_refused() {
        ModelSettings one = ModelSettings.of(SeededVersions.number(1));
        assertThatThrownBy(() -> ReferenceModel.start(one.withStandby(List.of(SeededVersions.number(1)))))
                .hasMessageContaining(V1 + " stands for something else");
        assertThatThrownBy(() -> ReferenceModel.start(one.withAliases(Map.of("reference", "v1"))))
                .hasMessageContaining("reference stands for something else");
        assertThatThrownBy(() -> ReferenceModel.start(one.withAliases(Map.of("small", "v9"))))
                .hasMessageContaining("no version v9 is loaded");
    }

    private String writerOf(String option) throws Exception {
        HttpResponse<String> answer = chat(option);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("model").asText();
    }

    private HttpResponse<String> chat(String option) throws Exception {
        String body = "{\"messages\": [{\"role\": \"user\", \"content\": \"Which fund?\"}], \"temperature\": 0, "
                + option + "}";
        return client.send(
                HttpRequest.newBuilder(model.address().resolve("/v1/chat/completions"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> serve(String version) throws Exception {
        return put("{\"model\": \"" + version + "\"}");
    }

    private HttpResponse<String> put(String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(model.address().resolve(SERVED))
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(model.address().resolve(path)).build(), BodyHandlers.ofString());
    }
}
