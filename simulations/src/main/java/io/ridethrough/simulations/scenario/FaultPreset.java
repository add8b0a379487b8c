package io.ridethrough.simulations.scenario;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Faults that together imitate something that has happened.
 *
 * @param name such as {@code cold-start}; its file in the catalog is named alike
 * @param story what happened, in our words; its first sentence tells it in short
 * @param source where it is told of
 * @param faults at least one, each with its own end, timed from the start of a phase
 */
public record FaultPreset(String name, String story, Source source, List<TimedFault> faults) {

    /** A public document. */
    public record Source(String title, URI url) {}

    public FaultPreset {
        faults = List.copyOf(faults);
    }

    /** The first sentence of the story. */
    public String headline() {
        return Headline.of(story);
    }

    /** How long the last of its faults lasts, from the start of a phase. */
    public Duration takes() {
        return faults.stream()
                .map(fault -> fault.endsAfter(fault.startsAfter()))
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) < 0 ? b : a);
    }
}
