package io.ridethrough.results.checks;

import java.util.List;

/**
 * One request that asks for inference, as it looks without a word of the application.
 *
 * @param startedAt when its client began it, microseconds since the Unix epoch
 * @param askedAt when it asked, or would have, likewise
 * @param endedAt when its client had its answer, likewise
 * @param calls when each of its calls began, likewise
 * @param isAnswered whether its client had a good answer
 */
record WireRequest(long startedAt, long askedAt, long endedAt, List<Long> calls, boolean isAnswered) {

    WireRequest {
        calls = List.copyOf(calls);
    }

    boolean hasCalled() {
        return !calls.isEmpty();
    }

    /** Whether it was answered without a call. */
    boolean isRefused() {
        return !hasCalled() && isAnswered;
    }
}
