package io.ridethrough.results.samples;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;
import java.util.List;

/**
 * Every request and every journey of a run, in the order in which the file holds them, which is not that of time.
 *
 * @param isWhole whether the file ended at a record's end
 */
public record Samples(List<Sample> samples, List<Journey> journeys, boolean isWhole) {

    public Samples {
        samples = List.copyOf(samples);
        journeys = List.copyOf(journeys);
    }

    /** Those of a whole file. */
    public Samples(List<Sample> samples, List<Journey> journeys) {
        this(samples, journeys, true);
    }
}
