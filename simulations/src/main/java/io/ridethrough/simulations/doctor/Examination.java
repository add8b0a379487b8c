package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.util.List;

/** Proves one thing about an environment by doing it, over the network. What it breaks meanwhile it heals. */
interface Examination {

    /** One word, by which people and other examinations know it. */
    String name();

    /** What it proves when it is fine, as a sentence without a full stop. */
    String proves();

    /** The examinations without which this one could tell nothing; each stands before it. */
    default List<String> needs() {
        return List.of();
    }

    /** Whether there is anything to examine here. */
    default boolean concerns(Visit visit) {
        return true;
    }

    /**
     * Examines.
     *
     * @throws TurnedAwayException when the shop keeps strangers out
     * @throws IOException when the shop does not answer in the middle of it
     */
    Diagnosis examine(Visit visit) throws IOException, InterruptedException;
}
