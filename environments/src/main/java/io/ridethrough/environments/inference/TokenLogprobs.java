package io.ridethrough.environments.inference;

import java.util.List;

/**
 * One token of an answer, with its alternatives.
 *
 * @param token its text
 * @param logprob natural logarithm of its probability
 * @param top the likeliest tokens of that place, likeliest first
 */
public record TokenLogprobs(String token, double logprob, List<Alternative> top) {

    public TokenLogprobs {
        top = List.copyOf(top);
    }

    /** A token that could have stood there. */
    public record Alternative(String token, double logprob) {}
}
