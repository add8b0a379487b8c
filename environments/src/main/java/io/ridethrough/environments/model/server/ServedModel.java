package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.Engine;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import java.time.Duration;

/**
 * What the server needs of a model.
 *
 * @param name as {@code /v1/models} lists it
 * @param fingerprint names the very weights; sent as {@code system_fingerprint}
 * @param engine started before the first request comes in
 */
public record ServedModel(
        String name, String fingerprint, BytePairTokenizer tokenizer, ChatFormat format, Engine engine) {

    /** The least time that each step of the engine takes; zero when it is as fast as it goes. */
    public Duration pace() {
        return engine.pace();
    }
}
