package io.ridethrough.results.drift;

import java.util.Locale;

/**
 * Whether the two models decide alike.
 *
 * <p>The first model need not agree with itself on every prompt; what it cannot do, the other need not. So the bound is
 * {@code agreement · s}, with s its agreement with itself in the same run. It is <em>drift</em> when the upper limit of
 * the share that agrees (Clopper-Pearson) lies under the bound, over all prompts or over those of a purpose; <em>no
 * drift</em> when the share itself reaches the bound and its lower limit comes within {@code margin} of it; otherwise
 * there are too few prompts to tell.
 */
final class AgreementGate {
    static final String NAME = "agreement";

    private AgreementGate() {}

    static GateFinding judge(Scopes scopes, DriftRule rule) {
        for (Scopes.Scope scope : scopes.all()) {
            DriftFigures figures = scope.figures();
            double bound = rule.agreement() * figures.selfAgreement();
            double upper = ExactLimits.upper(figures.agreeing(), figures.prompts(), scope.tail());
            if (upper < bound) {
                return finding(
                        DriftGrade.DRIFT,
                        figures,
                        bound,
                        "%d of %d decisions changed (%s), at least %s of such prompts"
                                .formatted(
                                        figures.prompts() - figures.agreeing(),
                                        figures.prompts(),
                                        scope.name(),
                                        Shares.percent(1 - upper)));
            }
        }
        DriftFigures figures = scopes.whole().figures();
        double bound = rule.agreement() * figures.selfAgreement();
        double lower = ExactLimits.lower(
                figures.agreeing(), figures.prompts(), scopes.whole().tail());
        double share = (double) figures.agreeing() / figures.prompts();
        if (share < bound) {
            return finding(
                    DriftGrade.INCONCLUSIVE,
                    figures,
                    bound,
                    "fewer decisions agree than asked for, but so few prompts may do so by chance");
        }
        if (lower < bound - rule.margin()) {
            return finding(
                    DriftGrade.INCONCLUSIVE,
                    figures,
                    bound,
                    "too few prompts: all that can be said is that %s of decisions agree"
                            .formatted(Shares.percent(lower)));
        }
        return finding(DriftGrade.NO_DRIFT, figures, bound, "");
    }

    private static GateFinding finding(DriftGrade grade, DriftFigures figures, double bound, String why) {
        double lower = ExactLimits.lower(figures.agreeing(), figures.prompts(), DriftRule.TAIL);
        double upper = ExactLimits.upper(figures.agreeing(), figures.prompts(), DriftRule.TAIL);
        return new GateFinding(
                NAME,
                grade,
                "at least " + Shares.percent(bound),
                String.format(
                        Locale.ROOT,
                        "%s, 95 %% interval %s to %s",
                        Shares.percent(figures.agreeing(), figures.prompts()),
                        Shares.percent(lower),
                        Shares.percent(upper)),
                why);
    }
}
