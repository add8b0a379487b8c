package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.InferenceSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the model is. */
final class InferenceOptions {
    @Option(
            names = "--inference-url",
            paramLabel = "URL",
            description = "The model's endpoint, without /v1/chat/completions. Without it rules answer.")
    private @Nullable URI url;

    @Option(
            names = "--inference-model",
            paramLabel = "NAME",
            defaultValue = InferenceSettings.DEFAULT_MODEL,
            description = "The model (${DEFAULT-VALUE}).")
    private String model = "";

    InferenceSettings settings(Resilience resilience) {
        return new InferenceSettings(Optional.ofNullable(url), model, resilience);
    }
}
