package io.ridethrough.stubs.store.inference;

import java.util.Optional;
import java.util.regex.Pattern;

/** What came of asking the model: its words, or the reason why there are none. */
public sealed interface InferenceAnswer {
    /** What may stand in a header: an answer is somebody else's text. */
    Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,100}");

    /**
     * The model answered.
     *
     * @param text not blank
     * @param model the model that said it, by its own word
     */
    record FromModel(String text, String model) implements InferenceAnswer {}

    /** It did not, and a rule must. */
    record Fallback(FallbackReason reason) implements InferenceAnswer {}

    /** The value of header {@code X-Inference-Outcome}: {@code model} or {@code fallback; reason=…}. */
    default String outcome() {
        return this instanceof Fallback fallback
                ? "fallback; reason=" + fallback.reason().label()
                : "model";
    }

    /** The value of header {@code X-Inference-Model}: the model that answered, if it named itself in plain ASCII. */
    default Optional<String> namedModel() {
        return this instanceof FromModel said && NAME.matcher(said.model()).matches()
                ? Optional.of(said.model())
                : Optional.empty();
    }

    /** The model's words, or the rule's. */
    default String textOr(java.util.function.Supplier<String> rule) {
        return this instanceof FromModel model ? model.text() : rule.get();
    }
}
