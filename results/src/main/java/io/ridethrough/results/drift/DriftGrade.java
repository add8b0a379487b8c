package io.ridethrough.results.drift;

/** What a comparison came to. Declared from best to worst: the worst of the gates wins. */
public enum DriftGrade {
    NO_DRIFT("NO DRIFT"),
    INCONCLUSIVE("INCONCLUSIVE"),
    DRIFT("DRIFT");

    private final String words;

    DriftGrade(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
