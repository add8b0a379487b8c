package io.ridethrough.environments.model.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * How likely a token was, and which others could have stood in its place: {@code log softmax(logits)} in natural
 * logarithms, before any temperature.
 *
 * @param logprob of the token produced
 * @param top the likeliest tokens of that place, likeliest first; of equals the one with the lower number
 */
public record TokenOdds(double logprob, List<Candidate> top) {

    /** A token that could have been produced. */
    public record Candidate(int token, double logprob) {}

    public TokenOdds {
        top = List.copyOf(top);
    }

    static TokenOdds of(float[] logits, int from, int count, int token, int topCount) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, logits[from + i]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += StrictMath.exp((double) logits[from + i] - largest);
        }
        double normaliser = largest + StrictMath.log(sum);
        List<Candidate> top = new ArrayList<>(topCount);
        for (int likeliest : likeliest(logits, from, count, Math.min(topCount, count))) {
            top.add(new Candidate(likeliest, logits[from + likeliest] - normaliser));
        }
        return new TokenOdds(logits[from + token] - normaliser, top);
    }

    /** By insertion into a short sorted list, since a few are wanted of many. */
    private static int[] likeliest(float[] logits, int from, int count, int wanted) {
        int[] tokens = new int[wanted];
        int found = 0;
        for (int token = 0; token < count; token++) {
            int place = found;
            while (place > 0 && logits[from + tokens[place - 1]] < logits[from + token]) {
                place--;
            }
            if (place < wanted) {
                found = Math.min(found + 1, wanted);
                System.arraycopy(tokens, place, tokens, place + 1, found - 1 - place);
                tokens[place] = token;
            }
        }
        return tokens;
    }
}
