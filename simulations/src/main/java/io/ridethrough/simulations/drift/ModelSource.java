package io.ridethrough.simulations.drift;

import io.ridethrough.environments.inference.EndpointSettings;

/** Where a model to be asked comes from. */
public sealed interface ModelSource {

    /** What a person called it. */
    String asked();

    /**
     * The reference model, in a process of its own.
     *
     * @param asked a built-in version, such as {@code v1}, or the path of a GGUF file
     */
    record Embedded(String asked) implements ModelSource {}

    /**
     * A deployment that runs already.
     *
     * @param asked without the token
     */
    record Deployed(String asked, EndpointSettings settings) implements ModelSource {}
}
