package io.ridethrough.stubs.store.inference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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

    /**
     * It did not, and something else is said instead.
     *
     * @param kind what that is
     * @param text the words themselves; empty leaves them to the rules
     * @param rules the rules to ask
     */
    record Fallback(FallbackReason reason, FallbackKind kind, Optional<String> text, Rules rules)
            implements InferenceAnswer {
        /** Left to the shop's rules. */
        public Fallback(FallbackReason reason) {
            this(reason, FallbackKind.RULES, Optional.empty(), Rules.ofShop());
        }
    }

    /** The value of header {@code X-Inference-Model}: the model that answered, if it named itself in plain ASCII. */
    default Optional<String> namedModel() {
        return this instanceof FromModel said && NAME.matcher(said.model()).matches()
                ? Optional.of(said.model())
                : Optional.empty();
    }

    /** What a client's answer says of it: {@code X-Inference-Outcome} and, where known, {@code X-Inference-Model}. */
    default Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(Map.of("X-Inference-Outcome", outcome()));
        namedModel().ifPresent(model -> headers.put("X-Inference-Model", model));
        return headers;
    }

    /**
     * The value of header {@code X-Inference-Outcome}: {@code model}, {@code fallback; reason=…} when rules answered, or
     * {@code fallback; reason=…; kind=…}.
     */
    default String outcome() {
        if (!(this instanceof Fallback fallback)) {
            return "model";
        }
        String outcome = "fallback; reason=" + fallback.reason().label();
        return fallback.kind() == FallbackKind.RULES
                ? outcome
                : outcome + "; kind=" + fallback.kind().label();
    }

    /** The model's words, those given in their place, or a rule's. */
    default String textOr(Function<Rules, String> rule) {
        if (this instanceof Fallback fallback) {
            return fallback.text().orElseGet(() -> rule.apply(fallback.rules()));
        }
        return ((FromModel) this).text();
    }

    /** Likewise, with a rule that nothing replaces. */
    default String textOr(Supplier<String> rule) {
        return textOr(rules -> rule.get());
    }
}
