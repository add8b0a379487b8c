package io.ridethrough.results.run;

import java.util.List;
import java.util.Optional;

/**
 * One call out of the system under test, as an egress recorder saw it. Texts are empty where the call did not say.
 *
 * @param at when its first line came, microseconds since the Unix epoch
 * @param target where to: host and port, or a host alone for the scheme's own port
 * @param purpose what for, by the caller's own word, as are tenant and jurisdiction
 * @param jurisdiction whose law the client's data is under
 * @param requestBytes of the body
 * @param ending how it ended, such as {@code answered}
 * @param canaries ids of the canaries in the body, each once; empty when the body was not looked through
 * @param chat what was asked of which model; empty when it was no such call, or was recorded before that was looked at
 */
public record EgressCall(
        long at,
        String target,
        String purpose,
        String tenant,
        String jurisdiction,
        long requestBytes,
        String ending,
        Optional<List<String>> canaries,
        Optional<Chat> chat) {

    /** The ending of a call that was not let through. */
    public static final String REFUSED = "refused";

    /** The ending of a call to where nobody listened. */
    public static final String UNREACHABLE = "unreachable";

    public EgressCall {
        canaries = canaries.map(List::copyOf);
    }

    /** A call that asks no model. */
    public EgressCall(
            long at,
            String target,
            String purpose,
            String tenant,
            String jurisdiction,
            long requestBytes,
            String ending,
            Optional<List<String>> canaries) {
        this(at, target, purpose, tenant, jurisdiction, requestBytes, ending, canaries, Optional.empty());
    }

    /** Whether a connection to the callee was there, so that the body can have gone. */
    public boolean wasConnected() {
        return !ending.equals(REFUSED) && !ending.equals(UNREACHABLE);
    }
}
