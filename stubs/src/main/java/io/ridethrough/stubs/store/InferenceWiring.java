package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.ChatClient;
import io.ridethrough.stubs.store.inference.ChatSettings;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.inference.RuleOnly;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** How a store asks the model. */
final class InferenceWiring {
    private InferenceWiring() {}

    static Inference of(InferenceSettings settings, StoreParts parts, HttpClient http) {
        if (settings.endpoint().isEmpty()) {
            return new RuleOnly();
        }
        Resilience resilience = parts.resilience().settings().apply(settings.resilience());
        Optional<Duration> deadline = Optional.of(resilience.timeout()).filter(timeout -> !timeout.isZero());
        ChatCall call = new ChatClient(
                http,
                new ChatSettings(
                        settings.endpoint().get(), settings.model(), ChatSettings.DEFAULT_MAX_TOKENS, deadline));
        return parts.resilience().guarding().around(parts.resilience().call().apply(call), resilience);
    }
}
