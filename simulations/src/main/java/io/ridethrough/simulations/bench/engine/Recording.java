package io.ridethrough.simulations.bench.engine;

/** What a measured simulation does beside its load. */
enum Recording {
    /** Gatling alone, and requests without the headers for the shop's tracing. */
    UNTRACED,
    /** Gatling alone, with requests as a run sends them. */
    BARE,
    /** As in a run, with all that is recorded of one. */
    RECORDED
}
