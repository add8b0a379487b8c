package io.ridethrough.results.run;

/**
 * One call to a model as the application itself wrote it down.
 *
 * @param at when it began, microseconds since the Unix epoch
 * @param asked the model that was asked for
 * @param answered the model that answered; empty when none did, or none is named
 * @param outcome {@code model} when its answer was used, else why not
 * @param latencyMillis until it was known how it ended
 * @param promptSha256 of the prompt, hexadecimal
 */
public record ModelCall(
        long at, String asked, String answered, String outcome, long latencyMillis, String promptSha256) {

    /** Whether an answer came and was used. */
    public boolean wasAnswered() {
        return outcome.equals("model");
    }
}
