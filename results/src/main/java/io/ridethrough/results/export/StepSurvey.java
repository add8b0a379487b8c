package io.ridethrough.results.export;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleVisitor;
import io.ridethrough.results.summary.Extent;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds in a first pass over the samples which steps there are, and how far good answers reach. For one thread. */
final class StepSurvey implements SampleVisitor {

    /** Each has a file that is open while samples are read, and their names come from a file. */
    static final int MOST_STEPS = 256;

    private final Set<FlowStep> steps = new LinkedHashSet<>();
    private final Set<FlowStep> answered = new LinkedHashSet<>();
    private final Extent.Finder good = new Extent.Finder();
    private boolean isOverfull;

    @Override
    public void sample(Sample sample) {
        FlowStep step = new FlowStep(sample.flow(), sample.step());
        if (!steps.contains(step)) {
            if (steps.size() == MOST_STEPS) {
                isOverfull = true;
                return;
            }
            steps.add(step);
        }
        if (sample.outcome() == Outcome.OK) {
            answered.add(step);
            good.sample(sample);
        }
    }

    @Override
    public void journey(Journey journey) {
        // The latencies are those of requests.
    }

    /** The steps that had a good answer, in the order of their first one. */
    Set<FlowStep> answered() {
        return answered;
    }

    /** The steps that had none. */
    Set<FlowStep> unanswered() {
        Set<FlowStep> others = new LinkedHashSet<>(steps);
        others.removeAll(answered);
        return others;
    }

    /** Whether there are more than {@value #MOST_STEPS} steps, of which the last are left out. */
    boolean isOverfull() {
        return isOverfull;
    }

    /** Of the good answers. */
    Extent extent() {
        return good.found();
    }
}
