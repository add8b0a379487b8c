package io.ridethrough.results.inference;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A whole benchmark.
 *
 * @param format see {@link ModelBenchFile#FORMAT}
 * @param steps in the order in which they were measured
 * @param end why it ended: {@link #ALL_MEASURED}, or what stopped it
 * @param versions of what measured and of what it ran on, by name
 */
public record ModelBenchResult(
        int format,
        Instant startedAt,
        BenchTarget target,
        BenchLoad load,
        Objective objective,
        List<BenchStep> steps,
        String end,
        Map<String, String> versions) {
    public static final String ALL_MEASURED = "every step was measured";

    public ModelBenchResult {
        steps = List.copyOf(steps);
        versions = Map.copyOf(versions);
    }
}
