package io.ridethrough.stubs.store.inference;

import java.util.Map;

/** Asks the model over the network and always comes back with an answer or a reason, never an exception. */
public interface Inference {
    InferenceAnswer ask(Question question);

    /** The state of every breaker at this moment, by its name; none where there are no breakers. */
    default Map<String, String> breakers() {
        return Map.of();
    }
}
