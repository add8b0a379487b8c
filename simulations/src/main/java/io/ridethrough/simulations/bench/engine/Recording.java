package io.ridethrough.simulations.bench.engine;

/** Whether a measured simulation records. */
enum Recording {
    /** Gatling alone. */
    BARE,
    /** As in a run, with all that is recorded of one. */
    RECORDED
}
