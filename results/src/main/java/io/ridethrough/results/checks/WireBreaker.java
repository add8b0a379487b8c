package io.ridethrough.results.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A breaker's state, read on the wire alone: from when requests began and ended, as their clients saw them, and when calls
 * went out. No word of the application counts.
 *
 * <pre>
 * open       from the end of the call that opened it, through requests that are refused: {@value #REFUSALS_TO_OPEN} in a row
 *            when it was closed, one when it was not. Of the calls that ended after the last call began and before the first
 *            refusal, the middle one is taken for the one that opened it; without any, the first refusal's instant.
 * half-open  from the first call after a refusal, for up to N calls, until the last of them has ended. Refusals meanwhile tell
 *            nothing. A refusal after that: open, from that end on.
 * closed     a call after the N-th: from the end of the last of the N, and no later than that call.
 * N          how many calls in a row a refusal follows once all of them have ended, after {@value #REFUSALS_TO_OPEN} or more
 *            refusals: the commonest such number up to {@value #MOST_PROBES}, of two as common the smaller; 1 without any.
 * </pre>
 *
 * <p>Source: the three states and what ends each (Nygard, "Release It!", 2007; Resilience4j, "CircuitBreaker"): a breaker
 * opens when a call has ended, is half-open when the next call is let through after the wait, and closes or opens again when
 * its probes have ended. So every change lies at an instant that the wire shows, and requests are needed only to tell which.
 *
 * <p>Limits: it begins closed. A change is as sharp as demand is dense where several calls end between two requests. An opening
 * in which fewer than {@value #REFUSALS_TO_OPEN} requests asked is not seen. A half-open breaker that lets everybody through
 * looks closed. Without a request for {@link OwnBreaker#LONGEST_SILENCE}, and where the wire is cut and nobody else records
 * calls, the state is unknown, and after that until the next request.
 */
final class WireBreaker {

    /** Refusals in a row that make a closed breaker open: a single one may be a call that was given to another request. */
    static final int REFUSALS_TO_OPEN = 2;

    /** More calls in a row than this are no probes. */
    static final int MOST_PROBES = 10;

    private final List<WireRequest> telling;
    private final int probes;
    private final BreakerStates.Builder states;

    private WireBreaker(List<WireRequest> telling, int probes, BreakerStates.Builder states) {
        this.telling = telling;
        this.probes = probes;
        this.states = states;
    }

    /** Over a stretch in microseconds since the Unix epoch. */
    static BreakerStates read(WireDemand demand, long from, long to) {
        int probes = probes(demand.telling());
        BreakerStates.Builder states = BreakerStates.from(from, BreakerState.CLOSED);
        List<WireRequest> stretch = new ArrayList<>();
        long seenUntil = from;
        for (WireRequest request : demand.telling()) {
            long before = seenUntil;
            boolean wasBlind = demand.blind().stream()
                    .anyMatch(cut -> cut.from() < request.askedAt() && cut.to() > before && cut.from() >= before);
            if (wasBlind || request.askedAt() - before > Timeline.micros(OwnBreaker.LONGEST_SILENCE)) {
                new WireBreaker(List.copyOf(stretch), probes, states).read();
                states.change(before, BreakerState.UNKNOWN);
                stretch.clear();
            }
            stretch.add(request);
            seenUntil = Math.max(seenUntil, request.askedAt());
        }
        new WireBreaker(List.copyOf(stretch), probes, states).read();
        return states.until(to).during(from, to);
    }

    private static int probes(List<WireRequest> telling) {
        SortedMap<Integer, Integer> bursts = new TreeMap<>();
        int refused = 0;
        int called = 0;
        long ended = 0;
        for (WireRequest request : telling) {
            if (request.hasCalled()) {
                called++;
                ended = Math.max(ended, request.endedAt());
            } else if (called == 0 || request.askedAt() >= ended) {
                if (called > 0 && called <= MOST_PROBES && refused >= REFUSALS_TO_OPEN) {
                    bursts.merge(called, 1, Integer::sum);
                }
                refused = called > 0 ? 1 : refused + 1;
                called = 0;
            }
        }
        int commonest = 1;
        int times = 0;
        for (Map.Entry<Integer, Integer> burst : bursts.entrySet()) {
            if (burst.getValue() > times) {
                commonest = burst.getKey();
                times = burst.getValue();
            }
        }
        return commonest;
    }

    private void read() {
        int i = 0;
        while (i < telling.size()) {
            boolean isClosed = states.state() == BreakerState.CLOSED;
            WireRequest request = telling.get(i);
            if (request.hasCalled()) {
                i = isClosed ? i + 1 : probing(i);
            } else {
                i = isClosed ? refusedWhenClosed(i) : refused(i);
            }
        }
    }

    private int refused(int index) {
        states.change(telling.get(index).askedAt(), BreakerState.OPEN);
        return index + 1;
    }

    private int refusedWhenClosed(int first) {
        int next = first;
        while (next < telling.size() && !telling.get(next).hasCalled()) {
            next++;
        }
        if (next - first >= REFUSALS_TO_OPEN) {
            states.change(openedAt(first), BreakerState.OPEN);
        }
        return next;
    }

    /** When a breaker opened that refused this request and was closed for the one before it. */
    private long openedAt(int firstRefused) {
        long latest = telling.get(firstRefused).askedAt();
        List<WireRequest> called = telling.subList(0, firstRefused).stream()
                .filter(WireRequest::hasCalled)
                .toList();
        if (called.isEmpty()) {
            return latest;
        }
        long earliest = called.get(called.size() - 1).askedAt();
        List<Long> ends = called.stream()
                .map(WireRequest::endedAt)
                .filter(end -> end > earliest && end <= latest)
                .sorted()
                .toList();
        return ends.isEmpty() ? latest : ends.get(ends.size() / 2);
    }

    /** Reads the calls of a breaker that was not closed, up to what ends the half-open state; gives the index of that. */
    private int probing(int first) {
        states.change(telling.get(first).askedAt(), BreakerState.HALF_OPEN);
        int called = 0;
        long ended = 0;
        for (int i = first; i < telling.size(); i++) {
            WireRequest request = telling.get(i);
            if (request.hasCalled() && called < probes) {
                called++;
                ended = Math.max(ended, request.endedAt());
            } else if (request.hasCalled()) {
                states.change(Math.min(ended, request.askedAt()), BreakerState.CLOSED);
                return i;
            } else if (request.askedAt() >= ended) {
                states.change(ended, BreakerState.OPEN);
                return i;
            }
        }
        if (called == probes) {
            states.change(ended, BreakerState.CLOSED);
        }
        return telling.size();
    }
}
