package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.GuardSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a store is set up.
 *
 * @param port 0 for a free one
 * @param workers requests worked on at once
 * @param backlog requests that may wait for a worker
 * @param inference the model's endpoint without {@code /v1/chat/completions}; empty leaves rules only
 * @param model the model's name
 * @param inferenceTimeout for one whole answer of the model
 * @param payment the payment partner's endpoint; empty charges nobody
 * @param ledger the directory to keep the ledger in; empty for memory
 * @param defect the flaw to plant
 * @param customers seeded customers
 * @param guard breakers and bulkheads
 */
public record StoreSettings(
        int port,
        int workers,
        int backlog,
        Optional<URI> inference,
        String model,
        Duration inferenceTimeout,
        Optional<URI> payment,
        Optional<Path> ledger,
        Optional<Defect> defect,
        int customers,
        GuardSettings guard) {
    /** Workers unless said otherwise: those of the recorded Magento shops. */
    public static final int DEFAULT_WORKERS = 8;

    /** Waiting requests unless said otherwise. */
    public static final int DEFAULT_BACKLOG = 128;

    /** How long one answer of the model may take unless said otherwise. */
    public static final Duration DEFAULT_INFERENCE_TIMEOUT = Duration.ofMillis(800);

    /** Seeded customers unless said otherwise. */
    public static final int DEFAULT_CUSTOMERS = 200;

    /** @throws IllegalArgumentException naming the first value that makes no sense */
    public StoreSettings {
        require(port >= 0 && port <= 65_535, "a port is from 0 to 65535, not " + port);
        require(workers > 0, "at least one worker is needed, not " + workers);
        require(backlog > 0, "a backlog is at least 1, not " + backlog);
        require(!inferenceTimeout.isNegative() && !inferenceTimeout.isZero(), "a timeout is longer than zero");
        require(customers >= 0, "customers cannot be fewer than none: " + customers);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
