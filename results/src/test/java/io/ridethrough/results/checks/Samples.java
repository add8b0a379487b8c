package io.ridethrough.results.checks;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;

/** A sample with one thing changed. */
public final class Samples {

    private Samples() {}

    public static Sample ending(Sample sample, Outcome outcome, int status) {
        return new Sample(
                sample.flow(),
                sample.step(),
                sample.user(),
                sample.intendedAt(),
                sample.startedAt(),
                sample.endedAt(),
                status,
                outcome,
                "",
                "");
    }

    /** Without a word of the application. */
    static Sample untold(Sample sample) {
        return new Sample(
                sample.flow(),
                sample.step(),
                sample.user(),
                sample.intendedAt(),
                sample.startedAt(),
                sample.endedAt(),
                sample.status(),
                sample.outcome(),
                "",
                sample.error());
    }

    static Sample taking(Sample sample, long micros) {
        return new Sample(
                sample.flow(),
                sample.step(),
                sample.user(),
                sample.intendedAt(),
                sample.startedAt(),
                sample.startedAt() + micros,
                sample.status(),
                sample.outcome(),
                sample.inference(),
                sample.error());
    }
}
