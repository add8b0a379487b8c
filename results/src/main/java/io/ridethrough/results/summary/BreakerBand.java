package io.ridethrough.results.summary;

/**
 * A stretch of time in which a breaker was in one state.
 *
 * @param fromSeconds start, seconds after the start of load
 * @param toSeconds end, likewise
 */
public record BreakerBand(State state, double fromSeconds, double toSeconds) {

    /** What a breaker does with a call. */
    public enum State {
        CLOSED("closed"),
        OPEN("open"),
        HALF_OPEN("half-open"),
        /** Nothing that was recorded tells. */
        UNKNOWN("not visible");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether this is what a reader must not overlook rather than the other. */
        boolean isWorseThan(State other) {
            return rank() > other.rank();
        }

        private int rank() {
            return switch (this) {
                case CLOSED -> 0;
                case UNKNOWN -> 1;
                case HALF_OPEN -> 2;
                case OPEN -> 3;
            };
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
