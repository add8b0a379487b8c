package io.ridethrough.stubs.store.tenancy;

/** Whose law a client's data is under. */
public enum Jurisdiction {
    /** Switzerland. */
    CH,
    /** The European Union. */
    EU,
    /** The United States. */
    US
}
