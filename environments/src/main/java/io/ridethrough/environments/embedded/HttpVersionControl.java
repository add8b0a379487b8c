package io.ridethrough.environments.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version control of the reference model and the reference store, both started with {@code --control}:
 * {@code /control/served} of the model, {@code /control/model} and the metrics of the store.
 */
final class HttpVersionControl implements VersionControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String GOOD = "model";
    private static final Pattern CALLS = Pattern.compile(
            "^store_inference_calls_total\\{.*?model=\"([^\"]+)\".*?outcome=\"([^\"]+)\".*?} (\\d+)(\\.0)?$");

    private final URI served;
    private final URI asked;
    private final URI metrics;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * @param model the model's own address, not that of a proxy before it
     * @param store the store's
     */
    HttpVersionControl(URI model, URI store) {
        served = model.resolve("/control/served");
        asked = store.resolve("/control/model");
        metrics = store.resolve("/metrics");
    }

    @Override
    public Rollout current() throws IOException {
        return new Rollout(named(get(served)), named(get(asked)));
    }

    @Override
    public Rollout serve(String version) throws IOException {
        String full = named(put(served, version));
        put(asked, full);
        return new Rollout(full, full);
    }

    @Override
    public void restore(Rollout before) throws IOException {
        put(served, before.version());
        put(asked, before.asked());
    }

    @Override
    public long answersOf(String version) throws IOException {
        long sum = 0;
        for (String line : get(metrics).split("\n", -1)) {
            Matcher calls = CALLS.matcher(line);
            if (calls.matches()
                    && calls.group(1).equals(version)
                    && calls.group(2).equals(GOOD)) {
                sum += Long.parseLong(calls.group(3));
            }
        }
        return sum;
    }

    private static String named(String answer) throws IOException {
        String name = JSON.readTree(answer).path("model").asText();
        if (name.isEmpty()) {
            throw new IOException("no model is named in " + answer);
        }
        return name;
    }

    private String get(URI address) throws IOException {
        return send(HttpRequest.newBuilder(address).GET());
    }

    private String put(URI address, String model) throws IOException {
        BodyPublisher body = BodyPublishers.ofString(
                JsonNodeFactory.instance.objectNode().put("model", model).toString());
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .PUT(body));
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.request().uri() + " answered " + answer.statusCode() + ": "
                        + answer.body().strip());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while changing the model's version", e);
        }
    }
}
