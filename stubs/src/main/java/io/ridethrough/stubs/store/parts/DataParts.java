package io.ridethrough.stubs.store.parts;

/** Whose data goes where. */
public record DataParts() {
    public static DataParts sound() {
        return new DataParts();
    }
}
