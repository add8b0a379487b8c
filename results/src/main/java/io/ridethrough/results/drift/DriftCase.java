package io.ridethrough.results.drift;

import java.util.List;

/**
 * What both models answered to one golden prompt.
 *
 * @param id the prompt's
 * @param purpose what it was asked for, such as {@code advice}
 * @param from the first model's answers to the same prompt, at least two: how they differ is the floor
 * @param to the other model's answer
 */
public record DriftCase(String id, String purpose, List<DriftAnswer> from, DriftAnswer to) {

    public DriftCase {
        from = List.copyOf(from);
        if (from.size() < 2) {
            throw new IllegalArgumentException("the first model answered " + id + " fewer than two times");
        }
    }
}
