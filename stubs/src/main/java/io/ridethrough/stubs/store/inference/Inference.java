package io.ridethrough.stubs.store.inference;

import java.util.Map;

/** Asks the model over the network and always comes back with an answer or a reason, never an exception. */
public interface Inference {
    InferenceAnswer ask(Question question);

    /** What every guard looks like at this moment, by its point's label; none where there are no guards. */
    default Map<String, GuardReading> guards() {
        return Map.of();
    }
}
