package io.ridethrough.simulations.recording;

import io.ridethrough.results.tracing.JourneyTrace;

/** A request that goes out, as the headers for the shop's tracing tell of it. */
interface Sent {

    /** The trace of the journey that it is of. */
    JourneyTrace trace();

    /** When it began, microseconds since the Unix epoch. */
    long begunAt();
}
