package io.ridethrough.results.checks;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which call belongs to which request, from times alone. {@link DemandMatching} lets the application's word break ties;
 * here nothing but times counts:
 *
 * <pre>
 * delay   of a call: its instant − its request's start; usual up to twice the 95th percentile of those calls during which
 *         just one request was under way, and no less than {@link #LEAST_USUAL_MICROS}
 * </pre>
 *
 * In order of time a call goes to a request under way that has none yet and for which the delay is usual, and of several to
 * the one that ends last: who waits for a model takes longer than who doesn't. Failing that, to any that has none yet, and
 * then, as a retry, to the one that began last.
 *
 * <p>Limits: two that ask within one delay of each other can be taken for one another. Since they ask at nearly the same
 * instant, a state read from them is hardly moved by that.
 */
final class WireMatching {

    /** A shop needs as long for what it does before it asks. */
    static final long LEAST_USUAL_MICROS = 20_000;

    private final List<Slot> slots;
    private final Map<Long, Long> ends;
    private long usualMicros = Long.MAX_VALUE;
    private long typicalMicros;

    private WireMatching(List<Sample> requests, Map<Long, Long> ends) {
        this.slots = requests.stream().map(Slot::new).toList();
        this.ends = ends;
    }

    /**
     * Requests sorted by their start, calls by theirs; microseconds since the Unix epoch.
     *
     * @param ends when calls ended, by when they began, as far as that is known
     */
    static List<WireRequest> match(List<Sample> requests, List<Long> calls, Map<Long, Long> ends) {
        WireMatching matching = new WireMatching(requests, ends);
        matching.learn(calls);
        matching.assign(calls);
        return matching.slots.stream().map(matching::read).toList();
    }

    private void learn(List<Long> calls) {
        List<Long> delays = new ArrayList<>();
        sweep(calls, (call, underWay) -> {
            if (underWay.size() == 1) {
                delays.add(underWay.get(0).delay(call));
            }
        });
        delays.sort(Comparator.naturalOrder());
        if (!delays.isEmpty()) {
            typicalMicros = Math.max(0, delays.get(delays.size() / 2));
            usualMicros = Math.max(LEAST_USUAL_MICROS, 2 * delays.get((int) (0.95 * (delays.size() - 1))));
        }
    }

    private void assign(List<Long> calls) {
        sweep(calls, (call, underWay) -> {
            underWay.forEach(slot -> slot.isAmongCalls = true);
            Slot chosen = choose(underWay, call);
            if (chosen != null) {
                chosen.calls.add(call);
            }
        });
    }

    private void sweep(List<Long> calls, Visitor visitor) {
        List<Slot> underWay = new ArrayList<>();
        int next = 0;
        for (long call : calls) {
            while (next < slots.size() && slots.get(next).begins() <= call) {
                underWay.add(slots.get(next++));
            }
            underWay.removeIf(slot -> slot.ends() < call);
            visitor.visit(call, underWay);
        }
    }

    private @Nullable Slot choose(List<Slot> underWay, long call) {
        if (underWay.size() == 1) {
            return underWay.get(0);
        }
        return underWay.stream()
                .min(Comparator.<Slot>comparingInt(slot -> slot.calls.size())
                        .thenComparing(slot -> slot.delay(call) > usualMicros)
                        .thenComparingLong(slot -> slot.calls.isEmpty() ? -slot.ends() : -slot.begins()))
                .orElse(null);
    }

    private WireRequest read(Slot slot) {
        long asked = slot.calls.isEmpty() ? slot.request.startedAt() + typicalMicros : slot.calls.get(0);
        return new WireRequest(
                slot.request.startedAt(),
                asked,
                Math.max(asked, isEndSeen(slot) ? lastEnd(slot) : slot.request.endedAt()),
                isEndSeen(slot),
                slot.calls,
                ending(slot.request),
                slot.isAmongCalls,
                false);
    }

    private boolean isEndSeen(Slot slot) {
        return !slot.calls.isEmpty() && slot.calls.stream().allMatch(ends::containsKey);
    }

    private long lastEnd(Slot slot) {
        return slot.calls.stream()
                .mapToLong(call -> ends.getOrDefault(call, 0L))
                .max()
                .orElse(0);
    }

    private static WireRequest.Ending ending(Sample request) {
        if (request.outcome() == Outcome.OK) {
            return WireRequest.Ending.ANSWERED;
        }
        return request.status() == 0 ? WireRequest.Ending.WITHOUT_AN_ANSWER : WireRequest.Ending.ERROR;
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(long call, List<Slot> underWay);
    }

    /** A request while its calls are being found. */
    private static final class Slot {
        private final Sample request;
        private final List<Long> calls = new ArrayList<>();
        private boolean isAmongCalls;

        Slot(Sample request) {
            this.request = request;
        }

        long begins() {
            return request.startedAt() - DemandMatching.CLOCK_TOLERANCE_MICROS;
        }

        long ends() {
            return request.endedAt() + DemandMatching.CLOCK_TOLERANCE_MICROS;
        }

        long delay(long call) {
            return call - request.startedAt();
        }
    }
}
