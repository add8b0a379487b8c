package io.ridethrough.simulations.presets;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A preset and what the scenario came to under it.
 *
 * @param preset its name
 * @param verdict of the one run
 */
public record PresetRun(String preset, Verdict verdict) {

    /** The worst grade of all findings of one kind of claim; empty where nothing was claimed. */
    public Optional<Grade> grade(String claim) {
        return verdict.findings().stream()
                .filter(finding -> finding.claim().equals(claim))
                .map(Finding::grade)
                .max(Comparator.naturalOrder());
    }

    /** The findings that did not pass, the worst first. */
    public List<Finding> remarkable() {
        return verdict.findings().stream()
                .filter(finding -> finding.grade() != Grade.PASS)
                .sorted(Comparator.comparing(Finding::grade).reversed())
                .toList();
    }
}
