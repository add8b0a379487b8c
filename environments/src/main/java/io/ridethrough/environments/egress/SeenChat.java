package io.ridethrough.environments.egress;

/**
 * What was seen of a call that asks a model over an OpenAI-compatible chat API, prompt and answer left out.
 *
 * @param point what header {@code X-Inference-Point} said; empty when it said nothing
 * @param model the model that was asked for
 * @param promptSha256 of the last message's UTF-8, hexadecimal
 * @param answer what came back
 * @param answerModel the model by the answer's own word; empty when it said none
 */
public record SeenChat(String point, String model, String promptSha256, Answer answer, String answerModel) {
    /** How much of an answer there was. */
    public enum Answer {
        /** Status 200 and all of it: it parses, and tells why the model finished. */
        WHOLE,
        /** Status 200 and something of it: it broke off, does not parse, or does not tell that it is finished. */
        PARTIAL,
        /** Another status, or nothing. */
        NONE,
        /** Nobody looked: it was too long, or in a content coding. */
        UNREAD
    }
}
