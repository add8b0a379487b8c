package io.ridethrough.results.drift;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the second model leaves a client's jurisdiction where the first did not. It is counted, not estimated: one
 * decision that the law forbids is one too many, however well the rest agree.
 */
final class JurisdictionGate {
    static final String NAME = "jurisdiction";

    /** Prompts that a reason names before it says how many more there are. */
    private static final int NAMED = 3;

    private JurisdictionGate() {}

    static GateFinding judge(List<ComparedCase> cases, DriftRule rule) {
        DriftFigures figures = DriftFigures.of(cases);
        boolean isDrift = figures.newViolations() > rule.newViolations();
        return new GateFinding(
                NAME,
                isDrift ? DriftGrade.DRIFT : DriftGrade.NO_DRIFT,
                rule.newViolations() == 0 ? "none that is new" : "at most " + rule.newViolations() + " new",
                "%d new; %d before, %d now"
                        .formatted(figures.newViolations(), figures.fromViolations(), figures.toViolations()),
                isDrift ? "the client's jurisdiction forbids the decision of " + named(cases) : "");
    }

    private static String named(List<ComparedCase> cases) {
        List<String> ids = cases.stream()
                .filter(ComparedCase::isNewViolation)
                .map(ComparedCase::id)
                .distinct()
                .toList();
        String first = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
        return ids.size() <= NAMED ? first : first + " and " + (ids.size() - NAMED) + " more";
    }
}
