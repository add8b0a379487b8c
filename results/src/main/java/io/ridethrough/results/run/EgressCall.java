package io.ridethrough.results.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One call out of the system under test, or a tunnel, as an egress recorder saw it. Texts are empty where the call did not say.
 *
 * @param at when its first line came, microseconds since the Unix epoch
 * @param target where to: host and port, or a host alone for the scheme's own port
 * @param address that the recorder connected to, or found and refused; empty when it looked for none
 * @param purpose what for, by the caller's own word, as are tenant and jurisdiction
 * @param jurisdiction whose law the client's data is under
 * @param requestBytes of the body
 * @param ending how it ended, such as {@code answered}
 * @param canaries ids of the canaries in what was sent, each once; empty when that was not looked through
 * @param answerCanaries ids of the canaries that came back, as far as the answer was looked through
 * @param tookMicros from its first line to the end of the answer, or of the connection; empty where that was not recorded
 * @param chat what was asked of which model; empty when it was no such call, or was recorded before that was looked at
 */
public record EgressCall(
        long at,
        String target,
        String address,
        String purpose,
        String tenant,
        String jurisdiction,
        long requestBytes,
        String ending,
        Optional<List<String>> canaries,
        List<String> answerCanaries,
        OptionalLong tookMicros,
        Optional<Chat> chat) {

    /** The ending of a call that was answered, whatever the answer said. */
    public static final String ANSWERED = "answered";

    /** The ending of a call that was not let through. */
    public static final String REFUSED = "refused";

    /** The ending of a call to where nobody listened. */
    public static final String UNREACHABLE = "unreachable";

    public EgressCall {
        canaries = canaries.map(List::copyOf);
        answerCanaries = List.copyOf(answerCanaries);
    }

    /** One of whose address, answer and end nothing is known, and that asks no model. */
    public EgressCall(
            long at,
            String target,
            String purpose,
            String tenant,
            String jurisdiction,
            long requestBytes,
            String ending,
            Optional<List<String>> canaries) {
        this(
                at,
                target,
                "",
                purpose,
                tenant,
                jurisdiction,
                requestBytes,
                ending,
                canaries,
                List.of(),
                OptionalLong.empty(),
                Optional.empty());
    }

    public EgressCall withAddress(String found) {
        return with(found, answerCanaries, tookMicros, chat);
    }

    public EgressCall withAnswerCanaries(List<String> ids) {
        return with(address, ids, tookMicros, chat);
    }

    public EgressCall withTook(long micros) {
        return with(address, answerCanaries, OptionalLong.of(micros), chat);
    }

    public EgressCall withChat(Optional<Chat> seen) {
        return with(address, answerCanaries, tookMicros, seen);
    }

    private EgressCall with(String found, List<String> ids, OptionalLong micros, Optional<Chat> seen) {
        return new EgressCall(
                at, target, found, purpose, tenant, jurisdiction, requestBytes, ending, canaries, ids, micros, seen);
    }

    /** Whether a connection to the callee was there, so that the body can have gone. */
    public boolean wasConnected() {
        return !ending.equals(REFUSED) && !ending.equals(UNREACHABLE);
    }
}
