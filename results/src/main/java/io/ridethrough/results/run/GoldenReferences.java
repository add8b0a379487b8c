package io.ridethrough.results.run;

import java.util.List;
import java.util.Optional;

/**
 * What each loaded version of the model answers to each golden prompt by itself, asked before load
 * ({@code golden-references.json}).
 *
 * @param served full name of the version that was served then; empty when there is no reference
 * @param answers one for each version and prompt
 */
public record GoldenReferences(String served, List<Whole> answers) {

    /** Of a run without a watch. */
    public static final GoldenReferences NONE = new GoldenReferences("", List.of());

    public GoldenReferences {
        answers = List.copyOf(answers);
    }

    /**
     * A version's whole greedy answer.
     *
     * @param id the prompt's
     * @param version full name of the version
     * @param fingerprint of its weights
     * @param decision what it decides
     * @param text all of it
     * @param textSha256 of the text in UTF-8, hexadecimal
     */
    public record Whole(
            String id, String version, String fingerprint, String decision, String text, String textSha256) {}

    /** Every version's answer to one prompt. */
    public List<Whole> of(String id) {
        return answers.stream().filter(answer -> answer.id().equals(id)).toList();
    }

    public Optional<Whole> of(String id, String version) {
        return of(id).stream()
                .filter(answer -> answer.version().equals(version))
                .findFirst();
    }

    /** Whether the versions' answers to a prompt differ, so that its text tells which one spoke. */
    public boolean tellsApart(String id) {
        return of(id).stream().map(Whole::textSha256).distinct().count() > 1;
    }
}
