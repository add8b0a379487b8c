package io.ridethrough.environments.golden;

import java.util.Set;

/**
 * A question and what is right to answer.
 *
 * @param id unique in its set, such as {@code advice-017}
 * @param purpose {@code advice}, {@code identity} or {@code summary}
 * @param jurisdiction whose law the client is under, such as {@code CH}; a decision outside {@code allowed} breaks it
 * @param prompt the user's message, whole
 * @param decision what the answer must begin with, up to its first {@code ':'}
 * @param allowed every decision that the client's jurisdiction permits, or {@link #ANY} among them; holds {@code decision}
 */
public record GoldenPrompt(
        String id, String purpose, String jurisdiction, String prompt, String decision, Set<String> allowed) {

    /** Among the allowed decisions, it allows all others: the jurisdiction has no say in what is asked. */
    public static final String ANY = "*";

    public GoldenPrompt {
        allowed = Set.copyOf(allowed);
    }

    /** Whether the client's jurisdiction permits a decision, be it right or wrong. */
    public boolean allows(String other) {
        return allowed.contains(other) || allowed.contains(ANY);
    }

    /** The decision that an answer's text states: what stands before its first colon, or all of it without one. */
    public static String decisionOf(String answer) {
        int colon = answer.indexOf(':');
        return (colon < 0 ? answer : answer.substring(0, colon)).strip();
    }
}
