package io.ridethrough.results.export;

import io.ridethrough.results.run.Sample;
import io.ridethrough.results.tracing.JourneyTrace;

/** A sample and the trace that its request carried. */
record SampleRow(Sample sample, JourneyTrace trace) {}
