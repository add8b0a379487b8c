package io.ridethrough.stubs.store.inference;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How the model is called.
 *
 * @param base the endpoint without {@code /v1/chat/completions}
 * @param maxTokens the longest answer
 * @param deadline from the first byte sent to the last received; empty waits for ever
 */
public record ChatSettings(URI base, int maxTokens, Optional<Duration> deadline) {
    /** Tokens of an answer unless said otherwise: enough for a sentence. */
    public static final int DEFAULT_MAX_TOKENS = 24;
}
