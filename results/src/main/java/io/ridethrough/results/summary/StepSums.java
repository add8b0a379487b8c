package io.ridethrough.results.summary;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.util.Arrays;

/** Adds the requests of one step up. For one thread. */
final class StepSums {

    private final String step;
    private final LatencySums latencies;
    private final long[] errorsByPhase;
    private final MomentSums begun;
    private long firstBegunAt = Long.MAX_VALUE;

    StepSums(String step, Timeline timeline, PhaseClock phases) {
        this.step = step;
        this.latencies = new LatencySums(timeline.bins(), phases.phases());
        this.errorsByPhase = new long[phases.phases()];
        this.begun = new MomentSums(timeline, phases);
    }

    /** Adds one; bin and phase of its intended start, -1 outside. */
    void add(Sample sample, int bin, int phase) {
        firstBegunAt = Math.min(firstBegunAt, sample.startedAt());
        begun.add(sample.startedAt());
        if (sample.outcome() == Outcome.ABORTED) {
            return;
        }
        latencies.add(bin, phase, sample.latencyMicros());
        if (phase >= 0 && sample.outcome() != Outcome.OK) {
            errorsByPhase[phase]++;
        }
    }

    /** When the first began, microseconds since the Unix epoch. */
    long firstBegunAt() {
        return firstBegunAt;
    }

    LatencySums latencies() {
        return latencies;
    }

    StepSummary ended() {
        return new StepSummary(
                step, latencies.ended(), Arrays.stream(errorsByPhase).boxed().toList(), begun.ended());
    }
}
