package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.ChatClient;
import io.ridethrough.stubs.store.inference.ChatSettings;
import io.ridethrough.stubs.store.inference.GuardedInference;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.RetryStorm;
import io.ridethrough.stubs.store.inference.RuleOnly;
import io.ridethrough.stubs.store.inference.UnguardedInference;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How this store asks the model, and the states of its breakers by point, if it has any. */
record InferenceWiring(Inference inference, Supplier<Map<String, String>> states) {
    static InferenceWiring of(StoreSettings settings, HttpClient http) {
        if (settings.inference().isEmpty()) {
            return new InferenceWiring(new RuleOnly(), Map::of);
        }
        URI base = settings.inference().get();
        Optional<Defect> defect = settings.defect();
        if (defect.equals(Optional.of(Defect.NO_BREAKER))) {
            return new InferenceWiring(new UnguardedInference(client(settings, http, base, Optional.empty())), Map::of);
        }
        ChatCall call = client(settings, http, base, Optional.of(settings.inferenceTimeout()));
        GuardedInference guarded = new GuardedInference(
                defect.equals(Optional.of(Defect.RETRY_STORM)) ? new RetryStorm(call) : call, settings.guard());
        return new InferenceWiring(guarded, () -> {
            Map<String, String> states = new TreeMap<>();
            guarded.states().forEach((point, state) -> states.put(point.label(), state.name()));
            return states;
        });
    }

    Map<String, String> breakers() {
        return states.get();
    }

    private static ChatCall client(StoreSettings settings, HttpClient http, URI base, Optional<Duration> deadline) {
        return new ChatClient(
                http, new ChatSettings(base, settings.model(), ChatSettings.DEFAULT_MAX_TOKENS, deadline));
    }
}
