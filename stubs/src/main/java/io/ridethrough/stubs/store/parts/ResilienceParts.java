package io.ridethrough.stubs.store.parts;

import io.ridethrough.stubs.store.inference.AnswerReading;
import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.GuardedInference;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.inference.Rules;
import io.ridethrough.stubs.store.inference.WholeAnswers;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * How the model is called.
 *
 * @param settings changes the settings that were given
 * @param reading makes an answer of a body
 * @param call wraps one call, inside the breaker
 * @param guarding puts bulkheads, retries and breakers around calls
 * @param rules what is said without a model
 * @param answering wraps the whole, fallbacks included
 */
public record ResilienceParts(
        UnaryOperator<Resilience> settings,
        AnswerReading reading,
        UnaryOperator<ChatCall> call,
        Guarding guarding,
        Rules rules,
        UnaryOperator<Inference> answering) {
    /** Puts something between the store's workers and calls to the model. */
    public interface Guarding {
        /** @param workers how many the store has */
        Inference around(ChatCall call, Resilience resilience, int workers, Clock clock);
    }

    public static ResilienceParts sound() {
        return new ResilienceParts(
                UnaryOperator.identity(),
                new WholeAnswers(),
                UnaryOperator.identity(),
                (call, resilience, workers, clock) ->
                        GuardedInference.eachPointItsOwn(call, resilience.guard(), workers, clock),
                Rules.ofShop(),
                UnaryOperator.identity());
    }

    public ResilienceParts withSettings(UnaryOperator<Resilience> other) {
        return new ResilienceParts(other, reading, call, guarding, rules, answering);
    }

    public ResilienceParts withReading(AnswerReading other) {
        return new ResilienceParts(settings, other, call, guarding, rules, answering);
    }

    public ResilienceParts withCall(UnaryOperator<ChatCall> other) {
        return new ResilienceParts(settings, reading, other, guarding, rules, answering);
    }

    public ResilienceParts withGuarding(Guarding other) {
        return new ResilienceParts(settings, reading, call, other, rules, answering);
    }

    public ResilienceParts withRules(Rules other) {
        return new ResilienceParts(settings, reading, call, guarding, other, answering);
    }

    public ResilienceParts withAnswering(UnaryOperator<Inference> other) {
        return new ResilienceParts(settings, reading, call, guarding, rules, other);
    }
}
