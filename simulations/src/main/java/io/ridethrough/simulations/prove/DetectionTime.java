package io.ridethrough.simulations.prove;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.simulations.scenario.Scenario;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * How fast a defect showed: from the start of the phase in which a finding's evidence begins to the end of the evidence,
 *
 * <pre>end of evidence − start of its phase</pre>
 *
 * for the earliest evidence. Many claims are about a phase as a whole, and show when it ends. A finding without evidence of
 * its own, such as one in the ledger, shows after the run.
 */
final class DetectionTime {
    private DetectionTime() {}

    /** Empty when the finding names no time. */
    static Optional<Duration> of(Finding finding, Scenario scenario) {
        return finding.evidence().stream()
                .min(Comparator.comparingLong(Finding.Evidence::toMillis))
                .map(evidence ->
                        Duration.ofMillis(evidence.toMillis()).minus(phaseStart(scenario, evidence.fromMillis())));
    }

    private static Duration phaseStart(Scenario scenario, long atMillis) {
        Duration start = Duration.ZERO;
        for (Scenario.Phase phase : scenario.phases()) {
            Duration end = start.plus(phase.lasts());
            if (atMillis < end.toMillis()) {
                return start;
            }
            start = end;
        }
        return start;
    }
}
