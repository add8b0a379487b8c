package io.ridethrough.environments.embedded;

import io.ridethrough.stubs.store.release.MagentoRelease;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an embedded environment is made of.
 *
 * @param name the definition's name
 * @param ports where its parts listen
 * @param store the reference store's settings
 * @param model the reference model's settings
 */
public record EmbeddedDefinition(String name, Ports ports, Store store, Model model) {

    /** Ports on loopback, 0 for any free one. */
    public record Ports(
            int store,
            int model,
            int payment,
            int proxyApi,
            int inferenceProxy,
            int paymentProxy,
            int egress,
            int foreignInference) {}

    /**
     * @param workers requests answered at once
     * @param backlog requests waiting for a worker at most
     * @param inferenceTimeout the store's patience with one inference call; empty for its preset's
     * @param release the Magento that the store answers as
     * @param resilience the store's preset of resilience
     * @param serviceTimes whose pace the store has: {@code instant}, or that of a measured release
     */
    public record Store(
            int workers,
            int backlog,
            Optional<Duration> inferenceTimeout,
            MagentoRelease release,
            String resilience,
            String serviceTimes) {}

    /**
     * How the model is served. Weights are named by their version, such as {@code v1}, or by the path of a GGUF file.
     *
     * @param slots requests generated at once, by each version
     * @param queue requests waiting for a slot at most, likewise
     * @param pace the least time of an engine step; zero for as fast as it goes
     * @param weights the version served at the start; empty for the project's first
     * @param standby further versions that can be served in its place while a run goes on
     * @param aliases further names for versions
     */
    public record Model(
            int slots,
            int queue,
            Duration pace,
            Optional<String> weights,
            List<String> standby,
            Map<String, String> aliases) {

        public Model {
            standby = List.copyOf(standby);
            aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
        }

        /** The project's first version alone, as fast as it goes. */
        public static Model of(int slots, int queue) {
            return new Model(slots, queue, Duration.ZERO, Optional.empty(), List.of(), Map.of());
        }

        public Model withVersions(String served, List<String> others) {
            return new Model(slots, queue, pace, Optional.of(served), others, aliases);
        }
    }
}
