package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A breaker's state, read from outside.
 *
 * <pre>
 * open    from the start of the first of N = 3 consecutive requests that were answered without a call
 * closed  from the start of the first of K = 3 consecutive requests that each made a call and had the model's answer
 * </pre>
 *
 * <p>Source: what an open breaker is (Nygard, "Release It!", 2007): demand without attempts. Consecutive means by start.
 * A request with neither a call nor an answer proves nothing and breaks a sequence: a dead application is not an open
 * breaker. One that the application says a full bulkhead refused is passed over on the way to open: it never got as far
 * as the breaker.
 *
 * <p>Limits: an instant is only as sharp as the demand is dense (at 2 requests/s, half a second). An opening shorter
 * than three requests is not seen. A half-open breaker that lets three probes through in a row, all good, reads as
 * closed.
 */
final class BreakerSight {

    /** Consecutive requests without a call that make an open breaker: one or two may be a full bulkhead that was not told of. */
    static final int REQUESTS_TO_SEE_OPEN = 3;

    /** Consecutive requests served by the model that make a closed one. */
    static final int REQUESTS_TO_SEE_CLOSED = 3;

    private BreakerSight() {}

    /** When the breaker was first seen open, microseconds since the Unix epoch. */
    static Optional<Long> openedAt(List<Demand> demands) {
        List<Demand> telling =
                demands.stream().filter(demand -> !demand.isRefusedByBulkhead()).toList();
        return firstOfSequence(telling, Demand::isShutOut, REQUESTS_TO_SEE_OPEN);
    }

    /** When the breaker was first seen closed, microseconds since the Unix epoch. */
    static Optional<Long> closedAt(List<Demand> demands) {
        return firstOfSequence(demands, Demand::isServedByModel, REQUESTS_TO_SEE_CLOSED);
    }

    /**
     * Whether the breaker was last seen open at the end of these demands: in three of them in a row, or in one of which the
     * application says so too, and in no three since that the model answered.
     */
    static boolean isOpenAfter(List<Demand> demands) {
        boolean isOpen = false;
        int shutOut = 0;
        int served = 0;
        for (Demand demand : demands) {
            if (demand.isRefusedByBulkhead()) {
                continue;
            }
            shutOut = demand.isShutOut() ? shutOut + 1 : 0;
            served = demand.isServedByModel() ? served + 1 : 0;
            if (shutOut >= REQUESTS_TO_SEE_OPEN || demand.isToldAndSeenShutOut()) {
                isOpen = true;
            } else if (served >= REQUESTS_TO_SEE_CLOSED) {
                isOpen = false;
            }
        }
        return isOpen;
    }

    /** Whether an opening seen in a window was carried over: open at its start, and not closed between that and the opening. */
    static boolean wasOpenBefore(Wire wire, Window window, long openedMicros) {
        return isOpenAfter(wire.before(window.from()))
                && closedAt(wire.during(window).stream()
                                .filter(demand -> demand.at() < openedMicros)
                                .toList())
                        .isEmpty();
    }

    /** What an opening that was carried over settles of a phase: nothing. */
    static Ruling alreadyOpen(InferencePoint point, Window window, List<Evidence> evidence) {
        return Ruling.inconclusive(
                "already open during " + window.name(),
                "the breaker for " + point.name() + " was already open when " + window.name() + " began",
                evidence);
    }

    private static Optional<Long> firstOfSequence(List<Demand> demands, Predicate<Demand> wanted, int length) {
        int seen = 0;
        for (int i = 0; i < demands.size(); i++) {
            seen = wanted.test(demands.get(i)) ? seen + 1 : 0;
            if (seen == length) {
                return Optional.of(demands.get(i - length + 1).at());
            }
        }
        return Optional.empty();
    }
}
