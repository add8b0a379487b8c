package io.ridethrough.environments.embedded;

import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.gguf.GgufReader;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What decides the pace of an embedded environment, as facts by name. */
final class EmbeddedSettings {
    private static final String UNREADABLE = "unreadable";

    private EmbeddedSettings() {}

    /** Reads the weights, to name them. Weights that cannot be read are left to whoever starts the model. */
    static Map<String, String> of(EmbeddedDefinition definition, Optional<String> resilience) {
        EmbeddedDefinition.Store store = definition.store();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("store-release", store.release().label());
        facts.put("store-resilience", resilience.orElse(store.resilience()));
        facts.put("store-service-times", store.serviceTimes());
        if (store.hasRealRace()) {
            facts.put("store-real-race", "yes");
        }
        facts.put("store-workers", String.valueOf(store.workers()));
        facts.put("store-backlog", String.valueOf(store.backlog()));
        store.inferenceTimeout()
                .filter(timeout -> resilience.isEmpty())
                .ifPresent(timeout -> facts.put("store-inference-timeout", timeout.toMillis() + " ms"));
        facts.put("model-slots", String.valueOf(definition.model().slots()));
        facts.put("model-queue", String.valueOf(definition.model().queue()));
        Duration pace = definition.model().pace();
        facts.put("model-pace", pace.isZero() ? "none" : pace.toMillis() + " ms");
        if (!definition.model().standby().isEmpty()) {
            facts.put("model-standby", String.join(", ", definition.model().standby()));
        }
        try {
            WeightsFile weights = definition.model().weights().isPresent()
                    ? WeightsFile.of(definition.model().weights().get())
                    : WeightsFile.builtIn();
            facts.put("model", name(weights));
            facts.put("model-weights", weights.fingerprint());
        } catch (IOException e) {
            facts.put("model", UNREADABLE);
        }
        return facts;
    }

    /** Another server may well read weights that the reference model cannot. */
    private static String name(WeightsFile weights) {
        try {
            return GgufReader.read(weights.bytes()).text("general.name");
        } catch (IOException e) {
            return UNREADABLE;
        }
    }
}
