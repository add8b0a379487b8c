package io.ridethrough.environments.containers;

import java.io.IOException;
import java.util.List;

/** Containers and networks, as whoever cleans up sees them. */
interface LabelledThings {

    /** All that bear a label, whatever its value: containers first, whether they run or not, and then networks. */
    List<Labelled> labelled(String label);

    /**
     * Removes one, by force if it runs; one that is gone already is no failure.
     *
     * @throws IOException with the engine's reason, on one line
     */
    void remove(Labelled thing) throws IOException;
}
