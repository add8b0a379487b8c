package io.ridethrough.results.checks;

import java.util.List;

/**
 * One request that asks for inference, as it looks without a word of the application.
 *
 * @param startedAt when its client began it, microseconds since the Unix epoch
 * @param askedAt when it asked, or would have, likewise
 * @param endedAt when its calls had ended, where somebody saw that, and else when its client had its answer, likewise
 * @param isEndSeen whether somebody saw when its calls ended
 * @param calls when each of its calls began, likewise
 * @param ending what its client had
 * @param isAmongCalls whether a call of its point began while it was under way, its own or another's
 * @param mayOpen whether one of its calls can have opened a breaker: {@link Trouble}
 */
record WireRequest(
        long startedAt,
        long askedAt,
        long endedAt,
        boolean isEndSeen,
        List<Long> calls,
        Ending ending,
        boolean isAmongCalls,
        boolean mayOpen) {

    /** What a client had of a request. */
    enum Ending {
        ANSWERED,
        ERROR,
        /** It gave up, or its connection broke: the application may still be at work on it. */
        WITHOUT_AN_ANSWER
    }

    WireRequest {
        calls = List.copyOf(calls);
    }

    WireRequest with(Trouble trouble) {
        return new WireRequest(startedAt, askedAt, endedAt, isEndSeen, calls, ending, isAmongCalls, trouble.isOf(this));
    }

    boolean hasCalled() {
        return !calls.isEmpty();
    }

    /** Whether it was surely answered without a call. */
    boolean isRefused() {
        return !hasCalled() && !isAmongCalls && ending == Ending.ANSWERED;
    }

    /** Until when its call was surely under way. */
    long surelyUntil() {
        return isEndSeen ? endedAt : endedAt - WireDemand.LAG_MICROS;
    }

    /** When its call had ended at the latest: of one whose client gave up nobody knows, so it is given as long again. */
    long mayEndAt() {
        return ending == Ending.WITHOUT_AN_ANSWER && !isEndSeen ? 2 * endedAt - startedAt : endedAt;
    }
}
