package io.ridethrough.environments.model.server;

import java.util.List;

/**
 * Cuts a text that arrives in pieces before the first stop text in it: the one that ends first, and of those that end
 * together the longest. What could still become one is held back, so that no part of a stop text is ever let through.
 * How the text is cut into pieces makes no difference. For one thread.
 */
final class StopText {
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean isStopped;

    /** @param stops none of them empty */
    StopText(List<String> stops) {
        this.stops = List.copyOf(stops);
    }

    /** What can be let through now that this has come; nothing after a stop. */
    String append(String piece) {
        if (isStopped || stops.isEmpty()) {
            return isStopped ? "" : piece;
        }
        for (int i = 0; i < piece.length() && !isStopped; i++) {
            held.append(piece.charAt(i));
            isStopped = cut();
        }
        return release(isStopped ? held.length() : held.length() - heldBack());
    }

    /** What was held back, when no more comes. */
    String finish() {
        return release(held.length());
    }

    boolean isStopped() {
        return isStopped;
    }

    /** Cuts off the stop text that the held text ends with, if it does. */
    private boolean cut() {
        int longest = 0;
        for (String stop : stops) {
            if (endsWith(stop, stop.length())) {
                longest = Math.max(longest, stop.length());
            }
        }
        held.setLength(held.length() - longest);
        return longest > 0;
    }

    /** Characters at the end that a stop text begins with. */
    private int heldBack() {
        int longest = 0;
        for (String stop : stops) {
            int length = Math.min(stop.length() - 1, held.length());
            while (length > longest && !endsWith(stop, length)) {
                length--;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** Whether the held text ends with the first {@code length} characters of a stop text. */
    private boolean endsWith(String stop, int length) {
        int from = held.length() - length;
        if (from < 0) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (held.charAt(from + i) != stop.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String release(int length) {
        String released = held.substring(0, length);
        held.delete(0, length);
        return released;
    }
}
