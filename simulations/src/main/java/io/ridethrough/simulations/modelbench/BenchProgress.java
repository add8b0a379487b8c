package io.ridethrough.simulations.modelbench;

import io.ridethrough.results.inference.BenchStep;
import java.time.Duration;

/** Is told how a benchmark goes on. */
public interface BenchProgress {

    /** @param lasts at least, until the last answers of the step have come */
    void stepBegins(String what, Duration lasts);

    void stepEnded(BenchStep step);
}
