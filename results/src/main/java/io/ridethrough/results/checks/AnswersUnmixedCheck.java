package io.ridethrough.results.checks;

import io.ridethrough.results.plan.Expectation.AnswersUnmixed;
import io.ridethrough.results.run.Golden;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.GoldenReferences.Whole;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Golden answers that are of one version each. Of every complete one: it names one model and one fingerprint, they are
 * those of a version that was asked before load, and its text is that version's whole answer to the prompt. So mixing is
 * told by content, and not by labels alone: a text that is no version's answer is a mixture, one that is another
 * version's is mislabelled.
 *
 * <p>Versions can mix only where one takes over from another. A swap that found no golden answer under way whose text
 * would tell settles nothing. Limit: greedy answers of a server whose arithmetic depends on what runs beside them differ
 * from their references by themselves.
 */
record AnswersUnmixedCheck(AnswersUnmixed expectation) implements Check {

    static final String CLAIM = "answers-unmixed";

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                String.join("+", expectation.during()),
                "Every golden answer during " + Figures.list(expectation.during())
                        + " is the whole answer of the one version that it names.",
                "0 mixed",
                "golden prompts");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Golden golden = run.golden();
        Unjudgeable.unless(
                !golden.references().answers().isEmpty(),
                "no version was asked before load, so there is nothing to compare with");
        List<Window> windows = Timeline.of(run).judged(expectation.during());
        List<GoldenAnswer> answers = golden.answers().stream()
                .filter(answer -> answer.wasAnswered() && Window.anyContains(windows, answer.sentAt()))
                .toList();
        Unjudgeable.unless(!answers.isEmpty(), "no golden answer came during " + Figures.list(expectation.during()));
        List<Evidence> evidence = windows.stream()
                .map(window -> window.evidence(GoldenSight.SERIES))
                .toList();
        List<String> mixed = new ArrayList<>();
        for (GoldenAnswer answer : answers) {
            trouble(golden, answer)
                    .ifPresent(what -> mixed.add(answer.id() + ", asked for "
                            + Figures.micros(answer.sentAt() - windows.get(0).origin()) + " after the start of load, "
                            + what));
        }
        if (!mixed.isEmpty()) {
            return Ruling.fail(
                    mixed.size() + " of " + answers.size() + " mixed",
                    mixed.size() + " of " + answers.size() + " golden answers are of no one version: " + mixed.get(0),
                    evidence);
        }
        return unmixed(run, answers, evidence);
    }

    /** None was found; was there anything to find? */
    private Ruling unmixed(RunRecord run, List<GoldenAnswer> answers, List<Evidence> evidence) {
        List<Swap> swaps = Swap.of(run);
        long underWay = 0;
        for (Swap swap : swaps) {
            long telling = run.golden().answers().stream()
                    .filter(answer -> answer.wasAnswered() && swap.overlaps(answer.sentAt(), answer.endedAt(), 0))
                    .filter(answer -> run.golden().references().tellsApart(answer.id()))
                    .count();
            Unjudgeable.unless(telling > 0, "no golden answer that could tell was under way at " + swap.what());
            underWay += telling;
        }
        return Ruling.pass(
                "0 of " + answers.size() + " mixed; " + underWay + " that could tell were under way at " + swaps.size()
                        + " swaps",
                evidence);
    }

    /** What is wrong with an answer; empty when it is whole. */
    static Optional<String> trouble(Golden golden, GoldenAnswer answer) {
        if (answer.models().size() != 1 || answer.fingerprints().size() != 1) {
            return Optional.of(
                    "names " + names(answer.models(), "model") + " and " + names(answer.fingerprints(), "fingerprint"));
        }
        String named = answer.models().get(0);
        Optional<Whole> whole = golden.references().of(answer.id(), named);
        if (whole.isEmpty()) {
            return Optional.of("names " + named + ", which was not asked before load");
        }
        if (!whole.get().fingerprint().equals(answer.fingerprints().get(0))) {
            return Optional.of("names " + named + ", whose fingerprint it does not bear");
        }
        if (whole.get().textSha256().equals(answer.textSha256())) {
            return Optional.empty();
        }
        return Optional.of("names " + named + " and is "
                + (answer.wholeAnswerOf().isEmpty()
                        ? "no version's whole answer: \"" + answer.strayText() + "\""
                        : "the answer of " + Figures.list(answer.wholeAnswerOf())));
    }

    private static String names(List<String> all, String noun) {
        return all.isEmpty() ? "no " + noun : (all.size() == 1 ? noun + " " : noun + "s ") + Figures.list(all);
    }
}
