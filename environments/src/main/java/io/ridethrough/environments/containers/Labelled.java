package io.ridethrough.environments.containers;

import java.util.Map;

/** A container or a network with its labels. */
record Labelled(Kind kind, String id, String name, Map<String, String> labels) {

    Labelled {
        labels = Map.copyOf(labels);
    }

    /** What there is to be left behind. */
    enum Kind {
        CONTAINER("container"),
        NETWORK("network");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
