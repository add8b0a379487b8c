package io.ridethrough.simulations.doctor;

/** What an examination came to. */
public enum Health {
    FINE("fine"),
    BROKEN("broken"),
    /** Neither was seen: something else stands in the way, or this environment has no way to look. */
    CANT_TELL("can't tell");

    private final String words;

    Health(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
