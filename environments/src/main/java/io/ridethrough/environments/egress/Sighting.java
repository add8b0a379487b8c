package io.ridethrough.environments.egress;

import java.util.List;

/**
 * What was found in one direction of a call.
 *
 * @param ids of the canaries, each once
 * @param isWhole whether all of it was looked through, so that no ids means no canaries
 */
public record Sighting(List<String> ids, boolean isWhole) {

    /** Of what was not looked at. */
    public static final Sighting NONE = new Sighting(List.of(), false);

    public Sighting {
        ids = List.copyOf(ids);
    }
}
