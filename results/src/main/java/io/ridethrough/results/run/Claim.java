package io.ridethrough.results.run;

/**
 * What a client was told about an order it tried to place.
 *
 * @param at when the answer (or its absence) was known, microseconds since the Unix epoch
 * @param flow the flow that placed it
 * @param user index of the arrival within its flow
 * @param email the guest's e-mail, unique to the arrival
 * @param cart the masked cart id
 * @param order the increment id told to the client, empty when none was
 * @param answer what the client was told
 */
public record Claim(long at, String flow, int user, String email, String cart, String order, Answer answer) {

    /** What a client was told. */
    public enum Answer {
        /** The order was placed and has a number. */
        ACKNOWLEDGED,
        /** The order was refused. */
        REFUSED,
        /** No answer came: only the ledger knows. */
        INDETERMINATE
    }
}
