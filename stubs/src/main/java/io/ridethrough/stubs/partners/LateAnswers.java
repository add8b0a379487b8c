package io.ridethrough.stubs.partners;

import java.time.Duration;

/** How many of the next answers to charges come late, and by how much. The money is taken at once. */
final class LateAnswers {
    private int left;
    private Duration by = Duration.ZERO;

    synchronized void next(int answers, Duration delay) {
        left = answers;
        by = delay;
    }

    /** The delay of the answer that is being given. */
    synchronized Duration take() {
        if (left == 0) {
            return Duration.ZERO;
        }
        left--;
        return by;
    }
}
