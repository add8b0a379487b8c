package io.ridethrough.results.run;

import java.util.List;

/**
 * One golden prompt, asked while load ran, and what came back. Times are microseconds since the Unix epoch.
 *
 * @param id the prompt's, such as {@code advice-017}
 * @param intendedAt when it was to be asked
 * @param sentAt when it was
 * @param endedAt when its answer ended, or its failure was known
 * @param expected the right decision
 * @param decision what the answer decides; empty when it is incomplete
 * @param isAllowed whether the client's jurisdiction permits that decision
 * @param ending {@value #COMPLETE}, or how it failed, such as {@code timed-out}
 * @param models every distinct model that the answer's parts named, sorted
 * @param fingerprints every distinct fingerprint that they named, sorted
 * @param textSha256 of the answer's text in UTF-8, hexadecimal
 * @param wholeAnswerOf the versions whose whole answer that text is, by the run's references, sorted
 * @param strayText the text itself where it is no version's whole answer, cut to {@value #LONGEST_STRAY_CHARS}
 *     characters; empty otherwise
 */
public record GoldenAnswer(
        String id,
        long intendedAt,
        long sentAt,
        long endedAt,
        String expected,
        String decision,
        boolean isAllowed,
        String ending,
        List<String> models,
        List<String> fingerprints,
        String textSha256,
        List<String> wholeAnswerOf,
        String strayText) {

    /** The ending of an answer that is one. */
    public static final String COMPLETE = "complete";

    public static final int LONGEST_STRAY_CHARS = 1_000;

    public GoldenAnswer {
        models = List.copyOf(models);
        fingerprints = List.copyOf(fingerprints);
        wholeAnswerOf = List.copyOf(wholeAnswerOf);
    }

    /** Whether it is an answer at all; nothing can be said of the decision of any other. */
    public boolean wasAnswered() {
        return ending.equals(COMPLETE);
    }
}
