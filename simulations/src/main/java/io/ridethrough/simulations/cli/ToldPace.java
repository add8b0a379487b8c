package io.ridethrough.simulations.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a model says of itself, in its list of models, that its engine's steps are slowed to a pace. */
final class ToldPace {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private ToldPace() {}

    /** Asks over the network, without a token; zero when nothing of the kind is said. */
    static Duration of(URI base) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(base.toString().replaceFirst("(/v1)?/?$", "") + "/v1/models"))
                .timeout(PATIENCE)
                .build();
        try {
            String body = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, BodyHandlers.ofString())
                    .body();
            long paceMillis = 0;
            for (JsonNode model : new ObjectMapper().readTree(body).path("data")) {
                paceMillis =
                        Math.max(paceMillis, model.path("ridethrough_pace_ms").asLong());
            }
            return Duration.ofMillis(paceMillis);
        } catch (IOException e) {
            // Whoever lists no models, or in another form, says nothing of a pace.
            return Duration.ZERO;
        }
    }
}
