package io.ridethrough.results.samples;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;

/** Receives the records of a sample file one by one, so that a long run need not fit in memory. */
public interface SampleVisitor {

    void sample(Sample sample);

    void journey(Journey journey);
}
