package io.ridethrough.results.checks;

import io.ridethrough.results.run.Golden;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.RunRecord;
import java.util.Comparator;
import java.util.List;

/**
 * The golden answers that tell of drift: complete ones, of prompts that the version which was served before load decides
 * rightly by itself. What that version never knew it cannot unlearn.
 *
 * @param answers by the time of their end
 */
record GoldenSight(List<GoldenAnswer> answers) {

    /** Where findings say to look. */
    static final String SERIES = "golden";

    /** Throws {@link Unjudgeable} when the run watched no golden prompts. */
    static GoldenSight of(RunRecord run) {
        Golden golden = run.golden();
        Unjudgeable.unless(
                !golden.references().answers().isEmpty() && !golden.answers().isEmpty(),
                "the run asked no golden prompts: give its scenario a `watch`");
        String served = golden.references().served();
        return new GoldenSight(golden.answers().stream()
                .filter(GoldenAnswer::wasAnswered)
                .filter(answer -> golden.references()
                        .of(answer.id(), served)
                        .filter(whole -> whole.decision().equals(answer.expected()))
                        .isPresent())
                .sorted(Comparator.comparingLong(GoldenAnswer::endedAt))
                .toList());
    }

    static boolean isWrong(GoldenAnswer answer) {
        return !answer.decision().equals(answer.expected());
    }

    static long wrong(List<GoldenAnswer> answers) {
        return answers.stream().filter(GoldenSight::isWrong).count();
    }

    /** Those that were asked in a window. */
    List<GoldenAnswer> askedDuring(Window window) {
        return answers.stream()
                .filter(answer -> window.contains(answer.sentAt()))
                .toList();
    }
}
