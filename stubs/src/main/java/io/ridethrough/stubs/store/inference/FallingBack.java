package io.ridethrough.stubs.store.inference;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Puts the fallback of the configured kind, and the rules, where an answer is missing. */
public final class FallingBack implements Inference {
    private final Inference inference;
    private final Rules rules;
    private final FallbackSource source;

    private FallingBack(Inference inference, Rules rules, FallbackSource source) {
        this.inference = inference;
        this.rules = rules;
        this.source = source;
    }

    /** Rules alone. */
    public static FallingBack onRules(Inference inference, Rules rules) {
        return new FallingBack(inference, rules, (question, missing) -> missing);
    }

    /** @param reviews takes the cases of kind {@code queue} */
    public static FallingBack on(
            FallbackSettings settings, Inference inference, Rules rules, ReviewQueue reviews, Clock clock) {
        return switch (settings.kind()) {
            case RULES -> onRules(inference, rules);
            case CACHED -> new FallingBack(inference, rules, new LastGoodAnswers(settings, clock));
            case QUEUE -> new FallingBack(inference, rules, reviews);
        };
    }

    @Override
    public InferenceAnswer ask(Question question) {
        InferenceAnswer answer = inference.ask(question);
        if (answer instanceof InferenceAnswer.FromModel model) {
            source.learn(question, model);
            return model;
        }
        InferenceAnswer.Fallback missing = (InferenceAnswer.Fallback) answer;
        return source.instead(
                question, new InferenceAnswer.Fallback(missing.reason(), FallbackKind.RULES, Optional.empty(), rules));
    }

    @Override
    public Map<String, GuardReading> guards() {
        return inference.guards();
    }
}
