package io.ridethrough.stubs.store.inference;

/** What came of asking the model: its words, or the reason why there are none. */
public sealed interface InferenceAnswer {
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

    /** The model's words, or the rule's. */
    default String textOr(java.util.function.Supplier<String> rule) {
        return this instanceof FromModel model ? model.text() : rule.get();
    }
}
