package io.ridethrough.environments.remote;

import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.WatchedModel;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.NotAllowedException;
import io.ridethrough.environments.guard.RefusedException;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.inference.NettyChatEndpoint;
import io.ridethrough.environments.secret.Secret;
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
 * @param token the bearer token that it wants; empty where it wants none
 * @param clearance where it may be called
 */
record RemoteModel(URI proxied, URI direct, String name, Optional<Secret> token, Fetching fetching, Clearance clearance)
        implements WatchedModel {
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

    private ChatEndpoint connect(URI base, String model, Duration patience) {
        try {
            EndpointSettings settings =
                    EndpointSettings.at(base).withModel(model).withDeadline(patience);
            return NettyChatEndpoint.connect(
                    token.map(secret -> settings.withToken(secret.reveal())).orElse(settings), clearance.address(base));
        } catch (RefusedException e) {
            throw new NotAllowedException(List.of("the model: " + e.why()));
        }
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
