package io.ridethrough.stubs.store.parts;

import io.ridethrough.stubs.store.answers.AnswerKey;
import io.ridethrough.stubs.store.inference.ModelCall;
import io.ridethrough.stubs.store.outbound.ModelRollout;
import io.ridethrough.stubs.store.outbound.Routing;
import io.ridethrough.stubs.store.outbound.SteadyRollout;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Whose data goes where, and which model answers.
 *
 * @param routing where a question may go
 * @param wire wraps what goes out to an endpoint, beneath the call log
 * @param rollout replaces a model while calls are under way, starting with the named one
 * @param answerKeys what an answer is kept under
 * @param answersKept changes how long answers are kept; zero keeps none
 */
public record DataParts(
        Routing routing,
        UnaryOperator<ModelCall> wire,
        Function<String, ModelRollout> rollout,
        AnswerKey.Choice answerKeys,
        UnaryOperator<Duration> answersKept) {
    public static DataParts sound() {
        return new DataParts(
                Routing::resident,
                UnaryOperator.identity(),
                SteadyRollout::new,
                AnswerKey::of,
                UnaryOperator.identity());
    }

    public DataParts withRouting(Routing other) {
        return new DataParts(other, wire, rollout, answerKeys, answersKept);
    }

    public DataParts withWire(UnaryOperator<ModelCall> other) {
        return new DataParts(routing, other, rollout, answerKeys, answersKept);
    }

    public DataParts withRollout(Function<String, ModelRollout> other) {
        return new DataParts(routing, wire, other, answerKeys, answersKept);
    }

    /** @param kept how long answers are kept at least */
    public DataParts withAnswerKeys(AnswerKey.Choice other, Duration kept) {
        return new DataParts(routing, wire, rollout, other, given -> given.compareTo(kept) > 0 ? given : kept);
    }
}
