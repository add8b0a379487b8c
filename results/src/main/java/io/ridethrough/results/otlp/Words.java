package io.ridethrough.results.otlp;

import io.ridethrough.results.run.Outcome;
import java.util.Locale;

/** Words that spans and metrics share. */
final class Words {

    private Words() {}

    /** How a request ended, such as {@code timed_out}. */
    static String of(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
