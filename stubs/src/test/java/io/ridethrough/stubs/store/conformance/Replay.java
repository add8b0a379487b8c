package io.ridethrough.stubs.store.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays recorded steps, in their sequence, to a shop, and tells where its answers differ. */
final class Replay {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMINISTRATOR = "{\"username\":\"admin\",\"password\":\"Admin123!chaos\"}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI shop;
    private final Learnt learnt = new Learnt();
    private final Unrecorded unrecorded;

    Replay(URI shop) {
        this.shop = shop;
        this.unrecorded = new Unrecorded(this, learnt);
    }

    /** What differs, by the step's file; steps that are the same are left out. */
    Map<String, List<String>> play(List<Transcript> steps) throws IOException, InterruptedException {
        String administrator = send("POST", "/rest/V1/integration/admin/token", Map.of(), ADMINISTRATOR)
                .body()
                .asText();
        Map<String, List<String>> differences = new LinkedHashMap<>();
        for (Transcript step : steps) {
            unrecorded.before(step);
            List<String> found = play(step, administrator);
            if (!found.isEmpty()) {
                differences.put(step.file(), found);
            }
        }
        return differences;
    }

    /** An answer; a body that is no JSON is a text. */
    record Answer(int status, String contentType, JsonNode body) {}

    private List<String> play(Transcript step, String administrator) throws IOException, InterruptedException {
        JsonNode request = step.request();
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : request.path("headers").properties()) {
            headers.put(header.getKey(), learnt.in(header.getValue().asText()));
        }
        if (headers.containsKey("Authorization") && isAdministrators(step.name())) {
            headers.put("Authorization", "Bearer " + administrator);
        }
        Answer answer = send(
                request.path("method").asText(),
                learnt.in(request.path("path").asText()),
                headers,
                body(request.path("body")));
        return differences(step, answer);
    }

    private List<String> differences(Transcript step, Answer answer) {
        JsonNode recorded = step.response();
        List<String> differences = new ArrayList<>();
        if (answer.status() != recorded.path("status").asInt()) {
            differences.add("status is " + answer.status() + " where "
                    + recorded.path("status").asInt() + " was recorded");
        }
        String contentType = plain(recorded.path("headers").path("Content-Type").asText(answer.contentType()));
        if (!plain(answer.contentType()).equals(contentType)) {
            differences.add("content type is " + answer.contentType() + " where " + contentType + " was recorded");
        }
        learnt.from(recorded.path("body"), answer.body());
        if (step.name().equals("gql-createCustomerAddress")) {
            String id = "/data/createCustomerAddress/id";
            learnt.address(
                    recorded.path("body").at(id).asInt(), answer.body().at(id).asInt());
        }
        if (recorded.path("body").isContainerNode()
                || recorded.path("body").getNodeType() != answer.body().getNodeType()) {
            new Shape(learnt, differences).compare(recorded.path("body"), answer.body());
        }
        return differences;
    }

    private static boolean isAdministrators(String name) {
        return name.contains("admin") && !name.contains("customer-token") && !name.contains("no-token");
    }

    private String body(JsonNode recorded) throws JsonProcessingException {
        if (recorded.isNull() || recorded.isMissingNode()) {
            return "";
        }
        return recorded.isTextual() ? recorded.asText() : JSON.writeValueAsString(learnt.in(recorded));
    }

    Answer send(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(shop + path.replace("[", "%5B").replace("]", "%5D")))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        Map<String, String> all = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        all.putAll(headers);
        all.forEach(request::setHeader);
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                read(response.body()));
    }

    private static JsonNode read(String body) {
        if (body.isEmpty()) {
            return TextNode.valueOf(body);
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return TextNode.valueOf(body);
        }
    }

    private static String plain(String contentType) {
        return contentType.split(";", 2)[0];
    }
}
