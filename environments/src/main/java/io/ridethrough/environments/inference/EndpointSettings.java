package io.ridethrough.environments.inference;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where an endpoint is and how it is asked.
 *
 * @param base without {@code /v1/chat/completions}; http or https
 * @param model the name to ask for; empty leaves the field out
 * @param token what goes into {@code Authorization: Bearer}; from a file or an environment variable, never logged
 * @param connectTimeout until a connection stands
 * @param deadline of an exchange, from its start to its last byte
 */
public record EndpointSettings(
        URI base, Optional<String> model, Optional<String> token, Duration connectTimeout, Duration deadline) {
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(60);

    /** An endpoint without a token. */
    public static EndpointSettings at(URI base) {
        return new EndpointSettings(
                base, Optional.empty(), Optional.empty(), DEFAULT_CONNECT_TIMEOUT, DEFAULT_DEADLINE);
    }

    public EndpointSettings withModel(String name) {
        return new EndpointSettings(base, Optional.of(name), token, connectTimeout, deadline);
    }

    public EndpointSettings withToken(String secret) {
        return new EndpointSettings(base, model, Optional.of(secret), connectTimeout, deadline);
    }

    public EndpointSettings withDeadline(Duration other) {
        return new EndpointSettings(base, model, token, connectTimeout, other);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return base + model.map(name -> " (" + name + ")").orElse("");
    }
}
