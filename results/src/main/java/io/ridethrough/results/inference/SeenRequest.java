package io.ridethrough.results.inference;

import java.util.List;

/**
 * One request as its client saw it. Times are nanoseconds since its intended start.
 *
 * @param ending {@link #COMPLETE}, or how it went wrong in lower case, such as {@code refused}
 * @param pieceNanos when each piece of the answer came, rising
 * @param endNanos when it was over
 * @param tokens of the answer: what the server told, or else the number of pieces
 * @param lagNanos how late the client itself was to ask
 */
public record SeenRequest(String ending, List<Long> pieceNanos, long endNanos, int tokens, long lagNanos) {
    public static final String COMPLETE = "complete";
    public static final String REFUSED = "refused";
    /** The client's own deadline. */
    public static final String TIMED_OUT = "timed-out";
    /** The client had too many under way to ask at all. */
    public static final String NOT_SENT = "not-sent";

    public SeenRequest {
        pieceNanos = List.copyOf(pieceNanos);
    }

    public boolean isComplete() {
        return ending.equals(COMPLETE);
    }

    boolean hasPieces() {
        return !pieceNanos.isEmpty();
    }

    /** Time to first token. */
    long firstNanos() {
        return pieceNanos.get(0);
    }

    /** Time per output token after the first: {@code (end − first) / (tokens − 1)}; only with two tokens or more. */
    double nanosPerToken() {
        return (double) (endNanos - firstNanos()) / (tokens - 1);
    }

    /** The longest wait between two pieces; 0 with less than two. */
    long longestGapNanos() {
        long longest = 0;
        for (int piece = 1; piece < pieceNanos.size(); piece++) {
            longest = Math.max(longest, pieceNanos.get(piece) - pieceNanos.get(piece - 1));
        }
        return longest;
    }
}
