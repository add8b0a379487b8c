package io.ridethrough.environments.embedded;

import io.ridethrough.environments.ProbeReading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reference model's own count of the chat requests that came in to it, read from its metrics. */
final class ModelCounter {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern REQUESTS = Pattern.compile("(?m)^ridethrough_model_requests_total (\\d+)$");

    private final URI metrics;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** @param model where it serves, past every fault proxy */
    ModelCounter(URI model) {
        this.metrics = model.resolve("/metrics");
    }

    /** Reads it over HTTP; empty when the model does not answer within a second, or counts nothing. */
    Optional<ProbeReading> read() {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(metrics).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            Matcher requests = REQUESTS.matcher(answer.body());
            return requests.find()
                    ? Optional.of(new ProbeReading(
                            "model",
                            Map.of(
                                    "target",
                                    EmbeddedEnvironment.INFERENCE,
                                    "requests",
                                    Long.parseLong(requests.group(1)))))
                    : Optional.empty();
        } catch (IOException unread) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
