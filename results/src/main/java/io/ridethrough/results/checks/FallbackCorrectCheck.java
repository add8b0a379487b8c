package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.FallbackCorrect;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the fallback decided is what the rules allow. Of each request that was answered well and, by the application's word,
 * by the fallback, the ledger has the decision: what was noted on the order, or whether the account waits for a person;
 * beside it stands what the environment knows the rules to allow there. A note that tells no decision is not allowed either:
 * so half a sentence of a model's is found as well.
 *
 * <p>Nothing is settled if not one of these decisions needs a person, for then a fallback that lets all pass would look the
 * same; nor if more than {@value #MOST_MISSING} of the requests have no decision in the ledger. Limit: which rules hold is
 * the environment's word.
 */
record FallbackCorrectCheck(FallbackCorrect expectation, InferencePoint point) implements Check {

    static final String CLAIM = "fallback-correct";

    /** Largest share of the requests whose decisions may be missing. */
    static final double MOST_MISSING = 0.05;

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                point.name(),
                "What the fallback decides where " + point.name() + " is asked for during "
                        + Figures.list(expectation.during()) + " is what the rules allow.",
                "0 decisions against the rules",
                "ledger, application");
    }

    @Override
    public Ruling rule(RunRecord run) {
        List<Window> windows = Timeline.of(run).judged(expectation.during());
        Ledger ledger = run.ledger().orElseThrow(() -> new Unjudgeable("the ledger was not read"));
        Map<Integer, List<Ledger.Decision>> decisions = ledger.decisions().stream()
                .filter(decision -> decision.point().equals(point.name()))
                .collect(Collectors.groupingBy(Ledger.Decision::user));
        Unjudgeable.unless(!decisions.isEmpty(), "the ledger does not tell what was decided for " + point.name());
        List<Sample> byFallback = windows.stream()
                .flatMap(window -> Observed.samples(run, point.flow(), point.step(), window).stream())
                .filter(Observed::answeredByFallback)
                .toList();
        Unjudgeable.unless(
                !byFallback.isEmpty(),
                "the fallback answered nobody who asked for " + point.name() + " during "
                        + Figures.list(expectation.during()));
        List<Ledger.Decision> judged = new ArrayList<>();
        int missing = 0;
        for (Sample request : byFallback) {
            List<Ledger.Decision> its = decisions.getOrDefault(request.user(), List.of());
            judged.addAll(its);
            missing += its.isEmpty() ? 1 : 0;
        }
        List<Ledger.Decision> wrong =
                judged.stream().filter(decision -> !decision.keepsRules()).toList();
        long needPerson = judged.stream().filter(Ledger.Decision::needsPerson).count();
        String told = wrong.size() + " of " + judged.size() + " decisions of the fallback against the rules, of which "
                + needPerson + " needed a person; " + missing + " not in the ledger";
        List<Evidence> evidence =
                windows.stream().map(window -> window.evidence("ledger")).toList();
        if (!wrong.isEmpty()) {
            return Ruling.fail(told, why(wrong, judged.size()), evidence);
        }
        if (missing > MOST_MISSING * byFallback.size()) {
            return Ruling.inconclusive(
                    told,
                    missing + " of " + byFallback.size() + " decisions of the fallback for " + point.name()
                            + " are not in the ledger",
                    evidence);
        }
        if (needPerson == 0) {
            return Ruling.inconclusive(
                    told, "no decision needed a person, so that letting all pass would have looked the same", evidence);
        }
        return Ruling.pass(told, evidence);
    }

    private String why(List<Ledger.Decision> wrong, int all) {
        Ledger.Decision first = wrong.get(0);
        return wrong.size() + " of " + all + " decisions of the fallback for " + point.name()
                + " are against the rules: such as " + first.subject() + ", noted as "
                + (first.noted().isEmpty() ? "no decision" : first.noted()) + " where "
                + Figures.list(first.permitted()) + " may be";
    }
}
