package io.ridethrough.results.summary;

import io.ridethrough.results.summary.BreakerBand.State;
import java.time.Duration;

/** The states of one point's breaker, from the journal's probes of it in order of time. For one thread. */
final class ProbedBreaker {

    /** A state is held to last until the next probe, but no longer than this: after it, nobody looked. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final BandSums bands;
    private State state = State.UNKNOWN;
    private double since = Double.NaN;

    ProbedBreaker(double endSeconds) {
        bands = new BandSums(endSeconds);
    }

    /** What a probe said, seconds after the start of load. */
    void add(State told, double atSeconds) {
        endAt(atSeconds);
        state = told;
        since = atSeconds;
    }

    private void endAt(double seconds) {
        if (!Double.isNaN(since)) {
            bands.add(state, since, Math.min(seconds, since + LONGEST_SILENCE.toSeconds()));
        }
    }

    BreakerLane ended() {
        endAt(Double.POSITIVE_INFINITY);
        since = Double.NaN;
        return bands.ended();
    }
}
