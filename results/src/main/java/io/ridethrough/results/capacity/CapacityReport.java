package io.ridethrough.results.capacity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a review is told of one study.
 *
 * @param format version of the file's format, {@value #FORMAT} today
 * @param study its id
 * @param startedAt when it began
 * @param environment name of the environment
 * @param mode {@code quick} or {@code thorough}
 * @param seed that decided its draws
 * @param isComplete whether every step was played that was planned
 * @param build versions of what was measured and of what measured, by name
 * @param objective what a rate had to hold
 * @param estimates one a state that was studied, in the order of {@link ModelState}
 * @param sizing empty where no target was asked for, or too little is known of the model
 * @param fallbackCosts empty where no loss was given
 * @param assumptions sentences: what all of it takes for granted
 * @param notMeasured sentences: what it says nothing about
 * @param steps everything that was measured, in the order played
 */
public record CapacityReport(
        int format,
        String study,
        Instant startedAt,
        String environment,
        String mode,
        long seed,
        boolean isComplete,
        Map<String, String> build,
        Objective objective,
        List<CapacityEstimate> estimates,
        Optional<ModelSizing> sizing,
        List<FallbackCost> fallbackCosts,
        List<String> assumptions,
        List<String> notMeasured,
        List<StepMeasurement> steps) {
    /** The version that this code writes and reads. */
    public static final int FORMAT = 1;

    public CapacityReport {
        build = Map.copyOf(build);
        estimates = List.copyOf(estimates);
        fallbackCosts = List.copyOf(fallbackCosts);
        assumptions = List.copyOf(assumptions);
        notMeasured = List.copyOf(notMeasured);
        steps = List.copyOf(steps);
    }

    /** The estimate of a state; empty where it was not studied. */
    public Optional<CapacityEstimate> estimate(ModelState state) {
        return estimates.stream().filter(estimate -> estimate.state() == state).findFirst();
    }
}
