package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
 * N          from bursts: calls in a row, up to {@value #MOST_PROBES}, between {@value #REFUSALS_TO_OPEN} or more refusals and one
 *            that asked once all of them had ended. The smallest size of a quarter of the bursts, if it is no more than
 *            {@value #FEW_PROBES}, or if three fifths of them have it, and at least {@value #FEWEST_ALIKE}. Otherwise 1.
 * </pre>
 *
 * <p>Source: the three states and what ends each (Nygard, "Release It!", 2007; Resilience4j, "CircuitBreaker"): a breaker
 * opens when a call has ended, is half-open when the next call is let through after the wait, and closes or opens again when
 * its probes have ended. So every change lies at an instant that the wire shows, and requests are needed only to tell which.
 *
 * <p>Bursts of a breaker that opens again are all of N calls; one that closed in between let a few more through each time,
 * now five, now eight, so that many calls are taken for probes only if their number hardly ever changes.
 *
 * <p>Limits: it begins closed. A change is as sharp as demand is dense where several calls end between two requests. An opening
 * in which fewer than {@value #REFUSALS_TO_OPEN} requests asked is not seen. A half-open breaker that lets everybody through
 * looks closed. Where no recorder saw when calls ended, a call is held to end with its client's request: a step that goes on
 * for long after it, or a client that gives up before it, moves what ends with it. Without a request that tells for
 * {@link OwnBreaker#LONGEST_SILENCE}, or for {@link #LONGEST_CLOSED_SILENCE} while it is closed, and where the wire is cut
 * and nobody else records calls, the state is unknown: after that until somebody is refused, or N calls have ended. It is so
 * too from the first refusal on, until somebody calls, if none of the calls can have opened it ({@link Trouble}): then answers
 * are kept, or calls go where nobody sees them.
 */
final class WireBreaker {

    /**
     * Longest time without a request that tells, in which a closed breaker is held to have stayed so: the last call may have
     * opened it. An open one stays open until somebody calls.
     */
    static final Duration LONGEST_CLOSED_SILENCE = Duration.ofSeconds(2);

    /** Refusals in a row that make a closed breaker open: a single one may be a call that was given to another request. */
    static final int REFUSALS_TO_OPEN = 2;

    /** So few calls in a row, between refusals, are probes: no breaker closes and opens again on them. */
    static final int FEW_PROBES = 3;

    /** Bursts of one size that make a larger number the number of probes. */
    static final int FEWEST_ALIKE = 3;

    /** More calls in a row than this are no probes. */
    static final int MOST_PROBES = 10;

    /** Requests among which the call is looked for that opened a breaker: more are not under way at once. */
    static final int LOOKING_BACK = 1_000;

    private final List<WireRequest> telling;
    private final int probes;
    private final BreakerStates.Builder states;

    private WireBreaker(List<WireRequest> telling, int probes, BreakerStates.Builder states) {
        this.telling = telling;
        this.probes = probes;
        this.states = states;
    }

    /** One point's, over all phases of a run. */
    static BreakerStates of(RunRecord run, InferencePoint point) {
        Timeline timeline = Timeline.of(run);
        List<Window> phases = run.plan().phases().stream().map(timeline::window).toList();
        Unjudgeable.unless(!phases.isEmpty(), "the plan has no phases");
        WireDemand demand = Optional.ofNullable(WireDemand.of(run).get(point.name()))
                .orElseThrow(() -> new Unjudgeable("the plan has no point " + point.name()));
        return read(demand, phases.get(0).from(), phases.get(phases.size() - 1).to());
    }

    /** Over a stretch in microseconds since the Unix epoch. */
    static BreakerStates read(WireDemand demand, long from, long to) {
        int probes = probes(demand.telling());
        BreakerStates.Builder states = BreakerStates.from(from, BreakerState.CLOSED);
        List<WireRequest> stretch = new ArrayList<>();
        long seenUntil = from;
        for (WireRequest request : demand.telling()) {
            if (isGap(demand.blind(), seenUntil, request.askedAt())) {
                new WireBreaker(List.copyOf(stretch), probes, states).read();
                boolean hasAsked = !stretch.isEmpty();
                stretch.clear();
                darkFrom(demand.blind(), seenUntil, request.askedAt(), hasAsked && isClosed(states))
                        .ifPresent(at -> states.change(at, BreakerState.UNKNOWN));
            }
            stretch.add(request);
            seenUntil = Math.max(seenUntil, request.askedAt());
        }
        new WireBreaker(List.copyOf(stretch), probes, states).read();
        darkFrom(demand.blind(), seenUntil, to, !stretch.isEmpty() && isClosed(states))
                .ifPresent(at -> states.change(at, BreakerState.UNKNOWN));
        return states.until(to).during(from, to);
    }

    private static boolean isClosed(BreakerStates.Builder states) {
        return states.state() == BreakerState.CLOSED;
    }

    private static boolean isGap(List<Window> blind, long before, long next) {
        return next - before > Timeline.micros(LONGEST_CLOSED_SILENCE)
                || blind.stream().anyMatch(window -> window.from() < next && window.to() > before);
    }

    /** From when on nothing is known between two requests: from where the wire was cut, or at once in a long silence. */
    private static OptionalLong darkFrom(List<Window> blind, long before, long next, boolean mayHaveOpened) {
        OptionalLong cut = blind.stream()
                .filter(window -> window.from() < next && window.to() > before)
                .mapToLong(window -> Math.max(before, window.from()))
                .min();
        Duration longest = mayHaveOpened ? LONGEST_CLOSED_SILENCE : OwnBreaker.LONGEST_SILENCE;
        boolean isSilent = next - before > Timeline.micros(longest);
        return cut.isPresent() || !isSilent ? cut : OptionalLong.of(before);
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
        int all = bursts.values().stream().mapToInt(Integer::intValue).sum();
        return bursts.entrySet().stream()
                .filter(burst -> 4 * burst.getValue() >= all)
                .findFirst()
                .filter(burst -> burst.getKey() <= FEW_PROBES
                        || burst.getValue() >= FEWEST_ALIKE && 5 * burst.getValue() >= 3 * all)
                .map(Map.Entry::getKey)
                .orElse(1);
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

    private int afterRefusals(int first) {
        int next = first;
        while (next < telling.size() && !telling.get(next).hasCalled()) {
            next++;
        }
        return next;
    }

    private int refusedWhenClosed(int first) {
        int next = afterRefusals(first);
        if (next - first >= REFUSALS_TO_OPEN) {
            openedBy(first);
        }
        return next;
    }

    /** Reads how a breaker came to refuse this request that was closed for the one before it. */
    private void openedBy(int firstRefused) {
        long latest = telling.get(firstRefused).askedAt();
        List<WireRequest> called = telling.subList(Math.max(0, firstRefused - LOOKING_BACK), firstRefused).stream()
                .filter(WireRequest::hasCalled)
                .toList();
        long earliest =
                called.isEmpty() ? latest : called.get(called.size() - 1).askedAt();
        List<WireRequest> ended = called.stream()
                .filter(request -> request.endedAt() > earliest && request.endedAt() <= latest)
                .sorted(Comparator.comparingLong(WireRequest::endedAt))
                .toList();
        List<WireRequest> suspects = ended.isEmpty()
                ? called.stream().filter(request -> request.endedAt() > latest).toList()
                : ended;
        if (!suspects.isEmpty() && suspects.stream().noneMatch(WireRequest::mayOpen)) {
            states.change(latest, BreakerState.UNKNOWN);
        } else {
            states.change(ended.isEmpty() ? latest : ended.get(ended.size() / 2).endedAt(), BreakerState.OPEN);
        }
    }

    /** Reads the calls of a breaker that was not closed, up to what ends the half-open state; gives the index of that. */
    private int probing(int first) {
        // Of one that was unknown nobody can tell whether these are probes or anybody's calls.
        boolean wasOpen = states.state() != BreakerState.UNKNOWN;
        if (wasOpen) {
            states.change(telling.get(first).askedAt(), BreakerState.HALF_OPEN);
        }
        boolean mayOpen = wasOpen;
        int called = 0;
        long ended = 0;
        for (int i = first; i < telling.size(); i++) {
            WireRequest request = telling.get(i);
            if (request.hasCalled() && called < probes) {
                called++;
                ended = Math.max(ended, request.endedAt());
                mayOpen |= request.mayOpen();
            } else if (request.hasCalled()) {
                states.change(Math.min(ended, request.askedAt()), BreakerState.CLOSED);
                return i;
            } else if (request.askedAt() >= ended) {
                states.change(ended, mayOpen ? BreakerState.OPEN : BreakerState.UNKNOWN);
                return mayOpen ? i : afterRefusals(i);
            }
        }
        if (called == probes) {
            states.change(ended, BreakerState.CLOSED);
        }
        return telling.size();
    }
}
