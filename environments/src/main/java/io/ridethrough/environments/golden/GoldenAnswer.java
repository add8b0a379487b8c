package io.ridethrough.environments.golden;

import io.ridethrough.environments.inference.ChatOutcome;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What was seen of one golden prompt's exchange.
 *
 * @param outcome the whole exchange: text, tokens with their probabilities, ending, models and fingerprints
 */
public record GoldenAnswer(GoldenPrompt prompt, ChatOutcome outcome) {

    /**
     * Why there is no answer to judge: the exchange failed, or more than one version wrote it. Empty when there is one. A
     * failed exchange decides nothing, whatever text came of it.
     */
    public Optional<String> problem() {
        if (!outcome.isComplete()) {
            String ending = outcome.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String status = outcome.status() == 0 ? "" : " (status " + outcome.status() + ")";
            return Optional.of(ending + status + (outcome.problem().isEmpty() ? "" : ": " + outcome.problem()));
        }
        return outcome.models().size() > 1
                ? Optional.of("written by more than one version: " + String.join(", ", new TreeSet<>(outcome.models())))
                : Optional.empty();
    }

    /** What it decided; means nothing when there is a {@link #problem()}. */
    public String decision() {
        return GoldenPrompt.decisionOf(outcome.text());
    }

    public boolean isRight() {
        return decision().equals(prompt.decision());
    }

    public boolean isAllowed() {
        return prompt.allows(decision());
    }
}
