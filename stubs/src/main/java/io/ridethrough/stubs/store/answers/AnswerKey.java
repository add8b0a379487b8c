package io.ridethrough.stubs.store.answers;

import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.tenancy.Client;

/**
 * What must be the same for a kept answer to be given again.
 *
 * @param client with tenant and jurisdiction
 * @param prompt whole, with the client's notes in it
 * @param model the model that would be asked
 */
public record AnswerKey(InferencePoint point, Client client, String prompt, String model) {
    /** Names what an answer is kept under. Equal keys share an answer. */
    public interface Choice {
        Object of(Question question, String model);
    }

    public static AnswerKey of(Question question, String model) {
        return new AnswerKey(question.point(), question.client(), question.prompt(), model);
    }
}
