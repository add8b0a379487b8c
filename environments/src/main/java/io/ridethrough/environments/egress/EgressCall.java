package io.ridethrough.environments.egress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call that the system under test made, as it was seen from outside. No part of a body is kept.
 *
 * @param at when its first line came
 * @param target host and port
 * @param path without the query
 * @param purpose what header {@code X-Purpose} said, as are tenant and jurisdiction theirs
 * @param requestBytes of the body
 * @param requestSha256 of the body, hexadecimal; equal prompts have equal ones
 * @param canaries ids of the canaries in path and body; empty when the body was not looked through
 * @param chat what was asked of which model; empty when it was no call to a chat API
 * @param status of the answer; empty when there was none
 * @param responseBytes of the body
 * @param took until the end of the answer, or of the connection
 */
public record EgressCall(
        Instant at,
        String method,
        String target,
        String path,
        Optional<String> purpose,
        Optional<String> tenant,
        Optional<String> jurisdiction,
        long requestBytes,
        String requestSha256,
        Optional<List<String>> canaries,
        Optional<SeenChat> chat,
        Optional<Integer> status,
        long responseBytes,
        Duration took,
        Ending ending) {
    /** How a call ended. */
    public enum Ending {
        /** With a whole answer. */
        ANSWERED,
        /** The callee broke off. */
        CUT,
        /** The caller left before the end. */
        ABANDONED,
        /** Nobody listened there. */
        UNREACHABLE,
        /** It was not let through: not to this machine, or not plain HTTP. */
        REFUSED
    }
}
