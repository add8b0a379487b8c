package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.TenantsIsolated;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Answers that tell of nobody but the client who asked: of those shown during the phases, none bears a sign of another
 * client's. Clients of one tenant are kept apart as well as those of two.
 *
 * <p>That none was seen says something only if answers tell whose they are and strangers are among those who ask: at least
 * {@value #FEWEST_TELLING} of the answers must bear a sign, and the clients of at least two tenants must have got some.
 * Limit: a sign is a token or figures; what an answer tells of others in words alone is not seen.
 */
record TenantsIsolatedCheck(TenantsIsolated expectation) implements Check {

    static final String CLAIM = "tenants-isolated";

    /** Smallest share of the answers that must tell whose they are. */
    static final double FEWEST_TELLING = 0.5;

    private static final String SERIES = "shown-answers";

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                String.join("+", expectation.during()),
                "No answer shown to a client during " + Figures.list(expectation.during())
                        + " bears the sign of another client.",
                "0 answers",
                "client");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<Window> windows = Timeline.of(run).judged(expectation.during());
        List<ShownAnswer> answers = run.shownAnswers().stream()
                .filter(answer -> Window.anyContains(windows, answer.at()))
                .toList();
        Unjudgeable.unless(
                !answers.isEmpty(),
                "no answer that tells of a client was shown during " + Figures.list(expectation.during()));
        List<Evidence> evidence =
                windows.stream().map(window -> window.evidence(SERIES)).toList();
        List<ShownAnswer> telling =
                answers.stream().filter(answer -> !answer.shown().isEmpty()).toList();
        List<ShownAnswer> leaks =
                telling.stream().filter(answer -> !answer.foreign().isEmpty()).toList();
        String told = leaks.size() + " of " + answers.size() + " answers with another client's sign; "
                + Figures.percent(telling.size(), answers.size()) + " tell whose they are";
        if (!leaks.isEmpty()) {
            return Ruling.fail(told, why(leaks, answers, windows.get(0)), evidence);
        }
        TreeSet<String> tenants =
                telling.stream().map(ShownAnswer::tenant).collect(Collectors.toCollection(TreeSet::new));
        if (telling.size() < FEWEST_TELLING * answers.size()) {
            return Ruling.inconclusive(told, "too few answers tell whose they are", evidence);
        }
        if (tenants.size() < 2) {
            return Ruling.inconclusive(
                    told, "only clients of " + Figures.list(List.copyOf(tenants)) + " got answers that tell", evidence);
        }
        return Ruling.pass(told + ", of clients of " + Figures.list(List.copyOf(tenants)), evidence);
    }

    private static String why(List<ShownAnswer> leaks, List<ShownAnswer> answers, Window first) {
        long acrossTenants = leaks.stream()
                .filter(answer -> answer.foreign().stream()
                        .anyMatch(sign -> !ShownAnswer.tenantOf(sign).equals(answer.tenant())))
                .count();
        ShownAnswer example = leaks.get(0);
        return leaks.size() + " of " + answers.size() + " answers told of another client, " + acrossTenants
                + " of them of another tenant's: such as " + example.foreign().get(0) + " shown to "
                + String.join(", ", example.own()) + " " + Figures.micros(example.at() - first.origin())
                + " after the start of load";
    }
}
