package io.ridethrough.results.samples;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;
import java.util.List;

/** Every request and every journey of a run, in the order in which the file holds them, which is not that of time. */
public record Samples(List<Sample> samples, List<Journey> journeys) {

    public Samples {
        samples = List.copyOf(samples);
        journeys = List.copyOf(journeys);
    }
}
