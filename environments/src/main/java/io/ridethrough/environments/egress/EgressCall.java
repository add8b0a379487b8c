package io.ridethrough.environments.egress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One call that the system under test made, or one tunnel that it opened, as it was seen from outside. No part of a body
 * is kept.
 *
 * @param at when its first line came
 * @param target host and port as the caller wrote them
 * @param address that was connected to, or was found and refused; empty when none was looked for
 * @param path without the query, canaries that would name somebody masked; empty for a tunnel
 * @param chat what was asked of which model; empty when it was no call to a chat API
 * @param status of the answer, or the one that the recorder gave instead; empty when there was none
 * @param took until the end of the answer, or of the connection
 * @param note what was out of the ordinary
 */
public record EgressCall(
        Instant at,
        String method,
        String target,
        Optional<String> address,
        String path,
        Said said,
        Passed request,
        Passed answer,
        Optional<SeenChat> chat,
        Optional<Integer> status,
        Duration took,
        Ending ending,
        Optional<String> note) {

    /** What headers {@code X-Purpose}, {@code X-Tenant} and {@code X-Jurisdiction} said. */
    public record Said(Optional<String> purpose, Optional<String> tenant, Optional<String> jurisdiction) {}

    /**
     * What passed in one direction.
     *
     * @param bytes of the body, or of the tunnel
     * @param sha256 of a request's body, hexadecimal; equal prompts have equal ones
     */
    public record Passed(long bytes, Optional<String> sha256, Sighting canaries) {}

    /** How a call ended. */
    public enum Ending {
        /** With a whole answer; of a tunnel, closed by both sides. */
        ANSWERED,
        /** The callee broke off. */
        CUT,
        /** The caller left before the end. */
        ABANDONED,
        /** Nobody listened there. */
        UNREACHABLE,
        /** It was not let through: not to an allowed place, or not as HTTP has it. */
        REFUSED,
        /** It was under way when the recorder closed. */
        OPEN
    }
}
