package io.ridethrough.results.drift;

import java.util.List;

/**
 * A model's complete answer to a golden prompt.
 *
 * @param decision what it decided
 * @param isRight whether that is what the prompt expects
 * @param isAllowed whether the client's jurisdiction permits it
 * @param places its tokens in order; empty when the server told none
 */
public record DriftAnswer(String decision, boolean isRight, boolean isAllowed, List<Place> places) {

    public DriftAnswer {
        places = List.copyOf(places);
    }
}
