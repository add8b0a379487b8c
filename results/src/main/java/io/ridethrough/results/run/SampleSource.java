package io.ridethrough.results.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads the file of samples, whose format is another package's. */
@FunctionalInterface
public interface SampleSource {

    /** Reads a file that exists; a torn end is left out. */
    Recorded read(Path file) throws IOException;

    /** What the file holds. */
    record Recorded(List<Sample> samples, List<Journey> journeys) {

        /** Of a run that ended before it recorded any. */
        public static final Recorded NONE = new Recorded(List.of(), List.of());

        public Recorded {
            samples = List.copyOf(samples);
            journeys = List.copyOf(journeys);
        }
    }
}
