package io.ridethrough.results.run;

/**
 * What an egress recorder saw of a call that asks a model, prompt and answer left out.
 *
 * @param point the inference point by the caller's word; empty when it said none
 * @param model the model that was asked for
 * @param promptSha256 of the prompt, hexadecimal: it tells which call of the application's own log this is
 * @param answer what came back
 * @param answerModel the model by the answer's own word; empty when it said none
 */
public record Chat(String point, String model, String promptSha256, Answer answer, String answerModel) {

    /** How much of an answer there was. */
    public enum Answer {
        /** All of it. */
        WHOLE,
        /** It broke off, does not parse, or does not tell that it is finished. */
        PARTIAL,
        /** An error, or nothing. */
        NONE,
        /** Nobody looked. */
        UNREAD
    }
}
