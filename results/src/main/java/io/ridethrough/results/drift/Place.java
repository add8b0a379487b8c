package io.ridethrough.results.drift;

import java.util.Map;

/**
 * One token of an answer, and what else could have stood there.
 *
 * @param token its text
 * @param top natural logarithms of the probabilities of the likeliest tokens, by their text; empty when none were told
 */
public record Place(String token, Map<String, Double> top) {

    public Place {
        top = Map.copyOf(top);
    }
}
