package io.ridethrough.results.checks;

/** What a breaker does with a call, as far as it can be told. */
public enum BreakerState {
    CLOSED("closed"),
    OPEN("open"),
    HALF_OPEN("half-open"),
    /** Nothing that was recorded tells. */
    UNKNOWN("not visible");

    private final String words;

    BreakerState(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The state of that name in the words of Resilience4j; UNKNOWN for any other. */
    static BreakerState named(String name) {
        return switch (name) {
            case "CLOSED" -> CLOSED;
            case "OPEN" -> OPEN;
            case "HALF_OPEN" -> HALF_OPEN;
            default -> UNKNOWN;
        };
    }
}
