package io.ridethrough.results.drift;

import io.ridethrough.results.drift.DriftFigures.Divergences;
import java.util.List;

/**
 * Whether the models weigh their decisions alike: the p90 of the divergence at the deciding token against the same
 * figure of the first model against itself.
 *
 * <p>The bound is the greater of {@code divergenceNats} and {@code floorTimes} the floor's p90. That p90 lies above the
 * bound is to say that more than a tenth of prompts do, and that can be judged without any belief about how
 * divergences are spread: <em>drift</em> when the lower limit of their share (Clopper-Pearson) is above a tenth, over all
 * prompts or over those of a purpose; <em>no drift</em> when p90 is within the bound; otherwise it cannot be told.
 */
final class DivergenceGate {
    static final String NAME = "divergence";

    private static final double BEYOND_P90 = 0.10;

    private DivergenceGate() {}

    static GateFinding judge(Scopes scopes, DriftRule rule) {
        DriftFigures whole = scopes.whole().figures();
        int missing = whole.prompts()
                - Math.min(whole.divergence().compared(), whole.floor().compared());
        if (missing > DriftRule.INCOMPARABLE * whole.prompts()) {
            return new GateFinding(
                    NAME,
                    rule.needsLogprobs() ? DriftGrade.INCONCLUSIVE : DriftGrade.NO_DRIFT,
                    rule.needsLogprobs() ? "token probabilities" : "not asked for",
                    "none for %d of %d prompts".formatted(missing, whole.prompts()),
                    rule.needsLogprobs()
                            ? "the servers tell no token probabilities that can be compared; leave the gate out to judge"
                                    + " decisions alone"
                            : "");
        }
        for (Scopes.Scope scope : scopes.all()) {
            double bound = bound(scope.figures().floor(), rule);
            int compared = scope.figures().divergence().compared();
            int beyond = beyond(scope.cases(), bound);
            if (compared > 0 && ExactLimits.lower(beyond, compared, scope.tail()) > BEYOND_P90) {
                return finding(
                        DriftGrade.DRIFT,
                        whole,
                        rule,
                        "the deciding token is weighed otherwise at %d of %d prompts (%s)"
                                .formatted(beyond, compared, scope.name()));
            }
        }
        return whole.divergence().p90Nats() <= bound(whole.floor(), rule)
                ? finding(DriftGrade.NO_DRIFT, whole, rule, "")
                : finding(
                        DriftGrade.INCONCLUSIVE,
                        whole,
                        rule,
                        "the deciding token is weighed otherwise at more than a tenth of prompts, but so few may do so"
                                + " by chance");
    }

    private static double bound(Divergences floor, DriftRule rule) {
        return Math.max(rule.divergenceNats(), rule.floorTimes() * floor.p90Nats());
    }

    private static int beyond(List<ComparedCase> cases, double bound) {
        return (int) cases.stream()
                .filter(each -> each.divergence().orElse(0) > bound)
                .count();
    }

    private static GateFinding finding(DriftGrade grade, DriftFigures figures, DriftRule rule, String why) {
        return new GateFinding(
                NAME,
                grade,
                "p90 at most " + Shares.nats(bound(figures.floor(), rule)),
                "p90 %s, median %s; itself p90 %s"
                        .formatted(
                                Shares.nats(figures.divergence().p90Nats()),
                                Shares.nats(figures.divergence().medianNats()),
                                Shares.nats(figures.floor().p90Nats())),
                why);
    }
}
