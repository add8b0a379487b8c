package io.ridethrough.environments.embedded;

import io.ridethrough.stubs.store.release.MagentoRelease;
import java.nio.file.Path;
import java.time.Duration;
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
     * @param slots requests generated at once
     * @param queue requests waiting for a slot at most
     * @param weights a GGUF file; empty for the seeded weights of the project
     */
    public record Model(int slots, int queue, Optional<Path> weights) {}
}
