package io.ridethrough.results.report;

/**
 * A stretch of time in which a breaker was in one state.
 *
 * @param fromSeconds start, seconds after the start of load
 * @param toSeconds end, likewise
 */
record BreakerBand(State state, double fromSeconds, double toSeconds) {

    /** What a breaker does with a call. */
    enum State {
        CLOSED("closed"),
        OPEN("open"),
        HALF_OPEN("half-open"),
        /** Nothing that was recorded tells. */
        UNKNOWN("not visible");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** The state of that name in the application's own words; UNKNOWN for any other word. */
        static State named(String name) {
            return switch (name) {
                case "CLOSED" -> CLOSED;
                case "OPEN" -> OPEN;
                case "HALF_OPEN" -> HALF_OPEN;
                default -> UNKNOWN;
            };
        }
    }
}
