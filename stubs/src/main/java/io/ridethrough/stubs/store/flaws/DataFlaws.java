package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.Defect;
import java.util.Map;

/** Whose data goes where, and which model answers. */
final class DataFlaws {
    private DataFlaws() {}

    static Map<Defect, Flaw> all() {
        return Map.of();
    }
}
