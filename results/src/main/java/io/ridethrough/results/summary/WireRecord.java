package io.ridethrough.results.summary;

import io.ridethrough.results.checks.BreakerStates;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Egress;
import io.ridethrough.results.run.Golden;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.ModelCalls;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What breakers are read from on the wire where the application says nothing of them: requests that ask for inference, and
 * calls. They are matched with one another over a whole run, so they are kept, but no more than {@value #MOST_REQUESTS} of
 * either: of a longer run nothing is kept, and the breakers' states stay unknown. Samples and attempts may come from two
 * threads.
 */
public final class WireRecord {

    /** An hour of 20 requests a second that ask for inference, and some more. */
    public static final int MOST_REQUESTS = 100_000;

    /** Calls out of the shop that are held against them: each request asks for several things. */
    public static final int MOST_CALLS = 4 * MOST_REQUESTS;

    private final RunPlan plan;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private boolean hasTooManySamples;
    private boolean hasTooManyAttempts;

    public WireRecord(RunPlan plan) {
        this.plan = plan;
    }

    /** Keeps a sample that asks for inference, or may. */
    public void sample(Sample sample) {
        if (hasTooManySamples || plan.points().stream().noneMatch(point -> asks(sample, point))) {
            return;
        }
        if (samples.size() == MOST_REQUESTS) {
            hasTooManySamples = true;
            samples.clear();
            return;
        }
        samples.add(sample);
    }

    private boolean asks(Sample sample, InferencePoint point) {
        return sample.flow().equals(point.flow())
                && (sample.step().equals(point.step()) || isSecondClick(sample, point));
    }

    private boolean isSecondClick(Sample sample, InferencePoint point) {
        for (PlannedLoad load : plan.load()) {
            for (PlannedLoad.SecondClick click : load.secondClicks()) {
                if (load.flow().equals(point.flow())
                        && click.step().equals(point.step())
                        && click.again().equals(sample.step())) {
                    return true;
                }
            }
        }
        return false;
    }

    public void attempt(Attempt attempt) {
        if (hasTooManyAttempts || attempt.point().isEmpty()) {
            return;
        }
        if (attempts.size() == MOST_REQUESTS) {
            hasTooManyAttempts = true;
            attempts.clear();
            return;
        }
        attempts.add(attempt);
    }

    /** Whether all that is needed was kept. */
    public boolean isKept() {
        return !hasTooManySamples && !hasTooManyAttempts;
    }

    /** How the breakers are read from it; of a record that was too long nothing is. */
    public Function<InferencePoint, Optional<BreakerStates>> reading(List<JournalEvent> journal, Egress egress) {
        if (!isKept()) {
            return point -> Optional.empty();
        }
        RunRecord record = record(journal, egress);
        return point -> BreakerStates.onTheWire(record, point);
    }

    private RunRecord record(List<JournalEvent> journal, Egress egress) {
        return new RunRecord(
                plan,
                journal,
                samples,
                List.of(),
                List.of(),
                attempts,
                Optional.empty(),
                Golden.NONE,
                egress,
                List.of(),
                ModelCalls.NONE,
                List.of());
    }
}
