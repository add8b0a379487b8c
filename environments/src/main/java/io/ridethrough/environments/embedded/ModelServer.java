package io.ridethrough.environments.embedded;

/** What serves the model of a reference shop. */
public enum ModelServer {
    /** The reference model, whose versions can be swapped and which counts the calls that came in to it. */
    REFERENCE,
    /** Another that speaks the same API: it has one version, and nobody counts. */
    OTHER
}
