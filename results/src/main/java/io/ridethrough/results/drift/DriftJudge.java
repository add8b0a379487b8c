package io.ridethrough.results.drift;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict over a comparison. The gates are asked in order: agreement, jurisdiction, divergence. The worst of them
 * wins, and the first that came to it gives the reason. A comparison that is itself in doubt blames nobody.
 */
public final class DriftJudge {

    private DriftJudge() {}

    /** Judges what was measured. */
    public static DriftVerdict judge(DriftMeasurement measured, DriftRule rule) {
        List<ComparedCase> cases =
                measured.cases().stream().map(ComparedCase::of).toList();
        return doubt(measured, rule)
                .map(reason -> new DriftVerdict(
                        DriftGrade.INCONCLUSIVE, reason, cases.isEmpty() ? List.of() : gates(cases, rule)))
                .orElseGet(() -> judge(cases, rule));
    }

    /** Judges cases that are beyond doubt themselves; at least one. */
    static DriftVerdict judge(List<ComparedCase> cases, DriftRule rule) {
        List<GateFinding> gates = gates(cases, rule);
        DriftFigures figures = DriftFigures.of(cases);
        if (figures.selfAgreement() < rule.selfAgreement()) {
            return new DriftVerdict(
                    DriftGrade.INCONCLUSIVE,
                    "the first model is no yardstick: it agrees with itself on %s of decisions"
                            .formatted(Shares.percent(figures.selfAgreement())),
                    gates);
        }
        DriftGrade worst = gates.stream()
                .map(GateFinding::grade)
                .max(DriftGrade::compareTo)
                .orElse(DriftGrade.INCONCLUSIVE);
        String reason = worst == DriftGrade.NO_DRIFT
                ? "%d of %d decisions are the same".formatted(figures.agreeing(), figures.prompts())
                : gates.stream()
                        .filter(gate -> gate.grade() == worst)
                        .map(gate -> gate.gate() + ": " + gate.why())
                        .findFirst()
                        .orElse("");
        return new DriftVerdict(worst, reason, gates);
    }

    private static List<GateFinding> gates(List<ComparedCase> cases, DriftRule rule) {
        Scopes scopes = Scopes.of(cases);
        return List.of(
                AgreementGate.judge(scopes, rule),
                JurisdictionGate.judge(cases, rule),
                DivergenceGate.judge(scopes, rule));
    }

    /** Why the comparison as a whole cannot be trusted. */
    private static Optional<String> doubt(DriftMeasurement measured, DriftRule rule) {
        return Stream.of(measured.from(), measured.to())
                .flatMap(side -> doubt(side, rule).stream())
                .findFirst()
                .or(() -> measured.cases().isEmpty()
                        ? Optional.of("no prompt was answered completely by both models")
                        : Optional.empty());
    }

    private static Optional<String> doubt(DriftSide side, DriftRule rule) {
        if (side.failures() > rule.failures() * side.exchanges()) {
            String mostly = side.problems().stream()
                    .findFirst()
                    .map(problem -> ", mostly: " + problem.what())
                    .orElse("");
            return Optional.of("%s did not answer %d of %d times%s"
                    .formatted(side.asked(), side.failures(), side.exchanges(), mostly));
        }
        return side.models().size() > 1
                ? Optional.of("%s answered as more than one version: %s"
                        .formatted(side.asked(), String.join(", ", side.models())))
                : Optional.empty();
    }
}
