package io.ridethrough.stubs.store.inference;

import java.net.URI;
import java.util.Optional;

/**
 * Where the model is and how it is asked.
 *
 * @param endpoint without {@code /v1/chat/completions}; empty leaves rules only
 * @param model the model's name in requests, until another is rolled out
 */
public record InferenceSettings(
        Optional<URI> endpoint, String model, Resilience resilience, OutboundSettings outbound) {
    /** The model's name unless said otherwise. */
    public static final String DEFAULT_MODEL = "reference";

    /** Rules answer everything. */
    public static InferenceSettings none() {
        return new InferenceSettings(Optional.empty(), DEFAULT_MODEL, Resilience.DEFAULT, OutboundSettings.DEFAULT);
    }

    /** The default model at this endpoint. */
    public static InferenceSettings at(URI endpoint, Resilience resilience) {
        return new InferenceSettings(Optional.of(endpoint), DEFAULT_MODEL, resilience, OutboundSettings.DEFAULT);
    }

    public InferenceSettings withOutbound(OutboundSettings other) {
        return new InferenceSettings(endpoint, model, resilience, other);
    }
}
