package io.ridethrough.environments.containers;

import java.util.Locale;

/**
 * A container or a network that a run had made, and what became of it.
 *
 * @param kind {@code container} or {@code network}
 * @param name its name
 * @param run the run that made it
 * @param outcome what was done
 * @param detail why it is still there; empty where it is not
 */
public record Leftover(String kind, String name, String run, Outcome outcome, String detail) {

    /** What was done with it. */
    public enum Outcome {
        /** It is gone. */
        REMOVED("removed"),
        /** The run that made it is alive. */
        IN_USE("in use"),
        /** Made from another machine, or by a process that cannot be seen from here. */
        ELSEWHERE("left alone"),
        /** The engine did not remove it. */
        FAILED("not removed");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** As people read it. */
        public String words() {
            return words;
        }

        /** As machines read it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it may be in somebody's way. */
    public boolean mayBeLeft() {
        return outcome == Outcome.FAILED;
    }
}
