package io.ridethrough.simulations.prove;

/** What a trial proved. */
public enum Outcome {
    /** The sound system passed, or the defect was caught by a claim made for it and failed no other. */
    PROVED("as it should be", false),
    /** The run could not tell, also when it was repeated. */
    IN_DOUBT("in doubt", false),
    /** A sound system failed. */
    FALSE_ALARM("FALSE ALARM", true),
    /** Nothing failed though a defect was planted. */
    MISSED("MISSED", true),
    /** Only claims failed that were not made for it. */
    CAUGHT_BY_ANOTHER("caught, but by no claim made for it", true),
    /** It was caught, and a claim failed besides that has nothing to do with it. */
    UNRELATED_FAILED("caught, but a claim failed that has nothing to do with it", true);

    private final String words;
    private final boolean isRefutation;

    Outcome(String words, boolean isRefutation) {
        this.words = words;
        this.isRefutation = isRefutation;
    }

    public String words() {
        return words;
    }

    /** Whether it shows that something is wrong with the claims. */
    public boolean isRefutation() {
        return isRefutation;
    }
}
