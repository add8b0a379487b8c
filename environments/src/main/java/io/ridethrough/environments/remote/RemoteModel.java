package io.ridethrough.environments.remote;

import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.WatchedModel;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.inference.NettyChatEndpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that somebody else serves.
 *
 * @param proxied the proxy before it
 * @param direct the model itself
 * @param name what it is asked for by
 */
record RemoteModel(URI proxied, URI direct, String name, Fetching fetching) implements WatchedModel {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public List<String> versions() {
        return List.of(name);
    }

    @Override
    public ChatEndpoint served(Duration patience) {
        return connect(proxied, name, patience);
    }

    @Override
    public ChatEndpoint version(String version, Duration patience) {
        return connect(direct, version, patience);
    }

    private static ChatEndpoint connect(URI base, String model, Duration patience) {
        return NettyChatEndpoint.connect(
                EndpointSettings.at(base).withModel(model).withDeadline(patience));
    }

    /** How many requests came in to it, by its own count and over HTTP; empty where it is not the reference model. */
    Optional<ProbeReading> probe() {
        try {
            String metrics = fetching.get(URI.create(direct + "/metrics"), Map.of(), PATIENCE)
                    .good()
                    .body();
            return PrometheusText.of(metrics)
                    .count("ridethrough_model_requests_total", Map.of())
                    .map(count ->
                            new ProbeReading("model", Map.of("target", RemoteParts.INFERENCE, "requests", count)));
        } catch (IOException unread) {
            return Optional.empty();
        }
    }
}
