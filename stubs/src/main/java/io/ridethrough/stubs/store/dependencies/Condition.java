package io.ridethrough.stubs.store.dependencies;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a dependency is. */
public enum Condition {
    UP,
    DOWN,
    /** Neither answers nor refuses: whoever needs it waits until it is one of the others. */
    FROZEN;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Condition> labelled(String label) {
        return Arrays.stream(values())
                .filter(condition -> condition.label().equals(label))
                .findFirst();
    }
}
