package io.ridethrough.simulations.capacity;

import io.ridethrough.results.capacity.study.StudyBlock;
import io.ridethrough.results.capacity.study.StudyStep;
import java.time.Duration;
import java.util.List;

/**
 * A run of a study that is still to be played.
 *
 * @param kind what it is for
 * @param repetition which one of its kind, from 1
 * @param steps in the order in which they are played, at least one
 * @param warmUp before the first
 * @param settle before each window; zero where one window follows the other, then all of one state
 * @param window of each step
 * @param drain after each window; zero likewise
 */
record PlannedBlock(
        StudyBlock.Kind kind,
        int repetition,
        List<StudyStep> steps,
        Duration warmUp,
        Duration settle,
        Duration window,
        Duration drain) {

    PlannedBlock {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a run without steps");
        }
        if (settle.isZero() != drain.isZero()) {
            throw new IllegalArgumentException("a run settles and drains, or does neither");
        }
    }

    /** The highest of its rates, a second. */
    double highestRate() {
        return steps.stream().mapToDouble(StudyStep::rate).max().orElseThrow();
    }

    /** The lowest, at which it warms up: the highest would fill the shop before anything is measured. */
    double lowestRate() {
        return steps.stream().mapToDouble(StudyStep::rate).min().orElseThrow();
    }

    /** How long its load lasts. */
    Duration lasts() {
        return warmUp.plus(drain).plus(settle.plus(window).plus(drain).multipliedBy(steps.size()));
    }

    /** Without its last step; it has at least two. */
    PlannedBlock shorter() {
        return new PlannedBlock(kind, repetition, steps.subList(0, steps.size() - 1), warmUp, settle, window, drain);
    }

    /** What it is, in a few words. */
    String told() {
        return switch (kind) {
            case EXPLORED ->
                "explores while the model is " + steps.get(0).state().word();
            case MEASURED -> "measures, repetition " + repetition;
            case REFINED -> "measures near the estimate, repetition " + repetition;
        };
    }
}
