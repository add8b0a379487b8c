package io.ridethrough.results.folder;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleVisitor;
import io.ridethrough.results.summary.SampleSums;
import io.ridethrough.results.summary.WireRecord;

/** Adds each record up, and keeps what breakers are read from. */
record Both(SampleSums sums, WireRecord wire) implements SampleVisitor {

    @Override
    public void sample(Sample sample) {
        sums.sample(sample);
        wire.sample(sample);
    }

    @Override
    public void journey(Journey journey) {
        sums.journey(journey);
    }
}
