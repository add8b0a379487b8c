package io.ridethrough.stubs.store.parts;

import io.ridethrough.stubs.store.inference.ChatCall;
import io.ridethrough.stubs.store.inference.GuardedInference;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.Resilience;
import java.util.function.UnaryOperator;

/**
 * How the model is called.
 *
 * @param settings changes the settings that were given
 * @param call wraps one call, inside the breaker
 * @param guarding puts breakers and bulkheads around calls
 */
public record ResilienceParts(UnaryOperator<Resilience> settings, UnaryOperator<ChatCall> call, Guarding guarding) {
    /** Puts something between the store's workers and calls to the model. */
    public interface Guarding {
        Inference around(ChatCall call, Resilience resilience);
    }

    public static ResilienceParts sound() {
        return new ResilienceParts(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                (call, resilience) -> new GuardedInference(call, resilience.guard()));
    }

    public ResilienceParts withSettings(UnaryOperator<Resilience> other) {
        return new ResilienceParts(other, call, guarding);
    }

    public ResilienceParts withCall(UnaryOperator<ChatCall> other) {
        return new ResilienceParts(settings, other, guarding);
    }

    public ResilienceParts withGuarding(Guarding other) {
        return new ResilienceParts(settings, call, other);
    }
}
