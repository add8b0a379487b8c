package io.ridethrough.results.tracing;

/**
 * What a step adds to the parent ids of its requests, the same in every journey.
 *
 * @param digits 8 lower-case hexadecimal digits, not all of them 0
 */
public record TracedStep(String digits) {

    static final int DIGITS = 8;

    /**
     * Of a step.
     *
     * @param name such as {@code place-order}
     */
    public static TracedStep of(String name) {
        return new TracedStep(JourneyTrace.firstDigits(name, DIGITS));
    }
}
