package io.ridethrough.results.otlp;

import java.util.Map;

/**
 * Who sends, in OpenTelemetry's words: what spans and metrics have in common. What a run tells of itself is added where it is
 * not among them.
 *
 * @param attributes by their names, such as {@code service.name}
 */
public record Resource(Map<String, String> attributes) {

    public Resource {
        attributes = Map.copyOf(attributes);
    }
}
