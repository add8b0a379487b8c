package io.ridethrough.results.otlp;

/** Names of spans' attributes. Run, phase and fault have the keys that the requests' baggage has. */
final class Names {

    static final String RUN = "ridethrough.run";
    static final String SCENARIO = "ridethrough.scenario";
    static final String ENVIRONMENT = "ridethrough.environment";
    static final String DEFECT = "ridethrough.defect";
    static final String SEED = "ridethrough.seed";
    static final String PHASE = "ridethrough.phase";
    static final String FAULT = "ridethrough.fault";
    static final String FLOW = "ridethrough.flow";
    static final String STEP = "ridethrough.step";
    static final String USER = "ridethrough.user";
    static final String LATENCY = "ridethrough.latency_seconds";

    private Names() {}
}
