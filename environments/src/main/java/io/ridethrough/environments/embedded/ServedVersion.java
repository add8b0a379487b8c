package io.ridethrough.environments.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which version of the model answers the shop: the one that the model serves and the one that the store asks for. Both
 * are switched over HTTP, the model first, so that the store never asks for a version before its time.
 */
final class ServedVersion implements VersionControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Pattern FINISHED =
            Pattern.compile("^ridethrough_model_requests_finished_total\\{model_name=\"([^\"]+)\"} (\\d+)$");

    private final URI model;
    private final URI store;
    private final URI metrics;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** What was served and what was asked for at one time. */
    record State(String served, String asked) {}

    /**
     * @param model the model's base address, started with {@code --control}
     * @param store the store's base address, likewise
     */
    ServedVersion(URI model, URI store) {
        this.model = model.resolve("/control/served");
        this.store = store.resolve("/control/model");
        this.metrics = model.resolve("/metrics");
    }

    @Override
    public String now() throws IOException {
        return JSON.readTree(send(HttpRequest.newBuilder(model).GET()))
                .path("model")
                .asText();
    }

    @Override
    public State switchTo(String version) throws IOException {
        JsonNode switched = put(model, version);
        String before = switched.path("before").asText();
        try {
            String name = switched.path("model").asText();
            return new State(before, put(store, name).path("before").asText());
        } catch (IOException e) {
            put(model, before);
            throw e;
        }
    }

    @Override
    public void restore(State before) throws IOException {
        put(model, before.served());
        put(store, before.asked());
    }

    @Override
    public long answersOf(String version) throws IOException {
        return send(HttpRequest.newBuilder(metrics).GET())
                .lines()
                .map(FINISHED::matcher)
                .filter(line -> line.matches() && line.group(1).equals(version))
                .mapToLong(line -> Long.parseLong(line.group(2)))
                .findFirst()
                .orElseThrow(() -> new IOException(metrics + " does not count the answers of " + version));
    }

    private JsonNode put(URI address, String name) throws IOException {
        return JSON.readTree(send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body(name)))));
    }

    private static String body(String name) throws JsonProcessingException {
        return JSON.writeValueAsString(Map.of("model", name));
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the model was switched", e);
        }
    }
}
