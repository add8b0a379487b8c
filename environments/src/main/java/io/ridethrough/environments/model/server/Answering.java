package io.ridethrough.environments.model.server;

import java.util.Optional;

/** Has questions answered. The seam at which a defect is planted. */
@FunctionalInterface
interface Answering {
    /** By the version that was asked, from the first token to the last. */
    Answering SOUND = (question, answer) ->
            question.model().engine().submit(question.request(), answer).map(generation -> generation::cancel);

    /**
     * Begins an answer.
     *
     * @return how to cancel it, from any thread; empty when there is no room for it, and then {@code answer} hears nothing
     */
    Optional<Runnable> begin(Question question, Answer answer);
}
