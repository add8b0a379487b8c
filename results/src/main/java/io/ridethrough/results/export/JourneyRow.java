package io.ridethrough.results.export;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.tracing.JourneyTrace;

/** A journey and the trace that its requests carried. */
record JourneyRow(Journey journey, JourneyTrace trace) {}
