package io.ridethrough.results.drift;

import java.util.List;

/**
 * All that was seen of two models.
 *
 * @param prompts how many golden prompts were asked
 * @param cases those that both models answered completely, each time they were asked
 */
public record DriftMeasurement(DriftSide from, DriftSide to, int prompts, List<DriftCase> cases) {

    public DriftMeasurement {
        cases = List.copyOf(cases);
    }
}
