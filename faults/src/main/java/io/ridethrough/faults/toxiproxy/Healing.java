package io.ridethrough.faults.toxiproxy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * What came of healing one fault that may have been left.
 *
 * @param api the Toxiproxy API that it was looked for at, or the journal that cannot be read
 * @param proxy the proxy that it breaks, or broke; empty when a whole API is meant
 * @param fault its name; empty when a whole proxy or API is meant
 * @param detail the reason in one line, empty where the outcome says all
 */
public record Healing(URI api, String proxy, String fault, Outcome outcome, String detail) {

    /** How it ended. */
    public enum Outcome {
        /** It was in place, and is not any more. */
        REMOVED("removed", false),
        /** It was not in place: healed, lapsed, or gone with its proxy. */
        GONE("was gone", false),
        /** No Toxiproxy is there any more; a proxy keeps its faults in memory alone. */
        NO_SERVER("no server", false),
        /** The run that it belongs to is alive, and heals it. */
        IN_USE("in use", true),
        /** Its server is not on this machine, and nobody allowed it. */
        NOT_ALLOWED("not allowed", true),
        /** It may still be in place. */
        FAILED("FAILED", true);

        private final String words;
        private final boolean mayBeLeft;

        Outcome(String words, boolean mayBeLeft) {
            this.words = words;
            this.mayBeLeft = mayBeLeft;
        }

        public String words() {
            return words;
        }

        /** Whether the fault may still be in place. */
        public boolean mayBeLeft() {
            return mayBeLeft;
        }
    }

    static Healing unreadable(Path journal, IOException reason) {
        return new Healing(
                journal.toUri(), "", "", Outcome.FAILED, "the journal cannot be read: " + reason.getMessage());
    }

    static Healing of(PlannedFault fault, Outcome outcome, String detail) {
        return new Healing(fault.api(), fault.proxy(), fault.id(), outcome, detail);
    }
}
