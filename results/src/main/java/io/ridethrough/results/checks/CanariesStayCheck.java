package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.CanariesStay;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Canaries that stay where they belong: made-up e-mail addresses and tokens in notes, which the egress recorder looked
 * for in each body that passed it, either way. None is in a call to anywhere but the named endpoints at home, nor in an
 * answer from there: who tells it has been told it.
 *
 * <p>That none was found elsewhere says something only if the search finds them at all, so some must have been seen where
 * they belong; and a body that went elsewhere without having been looked through (too long, coded, encrypted) settles nothing.
 * Limits: a canary that was encrypted, translated or paraphrased is not recognised; a call that was refused or found
 * nobody took nothing with it.
 */
record CanariesStayCheck(CanariesStay expectation) implements Check {

    static final String CLAIM = "canaries-stay";

    /** How many canaries are named as examples. */
    private static final int EXAMPLES = 3;

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                String.join("+", expectation.during()),
                "During " + Figures.list(expectation.during()) + " canaries of clients go to "
                        + Figures.list(expectation.onlyTo()) + " at home and nowhere else.",
                "0 elsewhere",
                "egress");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Unjudgeable.unless(!expectation.onlyTo().isEmpty(), "the claim names no endpoint");
        EgressSight sight = EgressSight.of(run, expectation.during());
        List<EgressCall> connected =
                sight.calls().stream().filter(EgressCall::wasConnected).toList();
        Map<Boolean, List<EgressCall>> byPlace =
                connected.stream().collect(Collectors.partitioningBy(call -> belongs(call, sight)));
        List<EgressCall> elsewhere = byPlace.getOrDefault(false, List.of());
        List<EgressCall> leaks =
                elsewhere.stream().filter(CanariesStayCheck::hasCanary).toList();
        long whereTheyBelong = byPlace.getOrDefault(true, List.of()).stream()
                .filter(CanariesStayCheck::hasCanary)
                .count();
        String told = leaks.size() + " of " + elsewhere.size() + " calls elsewhere had canaries, " + whereTheyBelong
                + " of " + (connected.size() - elsewhere.size()) + " where they belong";
        if (!leaks.isEmpty()) {
            List<String> ids = leaks.stream()
                    .flatMap(call ->
                            Stream.concat(call.canaries().orElse(List.of()).stream(), call.answerCanaries().stream()))
                    .distinct()
                    .limit(EXAMPLES)
                    .toList();
            return Ruling.fail(
                    told,
                    leaks.size() + " calls took canaries to where they do not belong (" + String.join(", ", ids) + "), "
                            + sight.first(run, leaks) + "; in all " + EgressSight.purposes(leaks),
                    sight.evidence());
        }
        long unread = elsewhere.stream()
                .filter(call -> call.requestBytes() > 0 && call.canaries().isEmpty())
                .count();
        if (unread > 0) {
            return Ruling.inconclusive(
                    told,
                    unread + " calls elsewhere had bodies that were not looked through for canaries",
                    sight.evidence());
        }
        if (whereTheyBelong == 0) {
            return Ruling.inconclusive(
                    told, "no canary was seen even where they belong, so none could be missed", sight.evidence());
        }
        return Ruling.pass(told, sight.evidence());
    }

    private boolean belongs(EgressCall call, EgressSight sight) {
        return sight.homes()
                .calledBy(call)
                .filter(home -> home.mayHave(call) && expectation.onlyTo().contains(home.name()))
                .isPresent();
    }

    private static boolean hasCanary(EgressCall call) {
        return !call.canaries().orElse(List.of()).isEmpty()
                || !call.answerCanaries().isEmpty();
    }
}
