package io.ridethrough.results.capacity.study;

import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import java.util.List;
import java.util.Map;

/**
 * What of a study is fixed before its first run, so that it can be gone on with.
 *
 * @param environment its name, or the path of its definition, as it was typed
 * @param environmentName as its definition has it
 * @param resilience the preset of resilience that the shop is set up with; empty text for the environment's own
 * @param mode {@code quick} or {@code thorough}
 * @param objective that a rate has to hold
 * @param seed that decides arrivals and the order of steps
 * @param states those that are studied, in the order of {@link ModelState}
 * @param build versions and settings of what is measured and of what measures, by name
 */
public record StudyTerms(
        String environment,
        String environmentName,
        String resilience,
        String mode,
        Objective objective,
        long seed,
        List<State> states,
        Map<String, String> build) {

    /**
     * A state and what brings it about.
     *
     * @param fault as it was chosen: the name of a preset, a delay such as {@code 250ms}, or an empty text for nothing
     * @param told in words, such as {@code latency 250 ms}
     */
    public record State(ModelState state, String fault, String told) {}

    public StudyTerms {
        states = List.copyOf(states);
        build = Map.copyOf(build);
    }
}
