package io.ridethrough.results.checks;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A breaker's states over time, without gaps.
 *
 * @param from when the first begins, microseconds since the Unix epoch
 * @param to when the last ends, likewise
 * @param spans in order, each of another state than the one before it
 */
public record BreakerStates(long from, long to, List<Span> spans) {

    public BreakerStates {
        spans = List.copyOf(spans);
    }

    /** One state from an instant, inclusive, to another, exclusive; microseconds since the Unix epoch. */
    public record Span(BreakerState state, long from, long to) {}

    /** A point's over all phases as the application's own record has them; empty without one. */
    public static Optional<BreakerStates> recorded(RunRecord run, InferencePoint point) {
        return recorded(run.journal(), point);
    }

    /** The same from a journal alone. */
    public static Optional<BreakerStates> recorded(List<JournalEvent> journal, InferencePoint point) {
        return OwnBreaker.recorded(journal, point)
                .filter(states -> !states.spans().isEmpty());
    }

    /** A point's over all phases, read on the wire alone; empty for a run in which load never started. */
    public static Optional<BreakerStates> onTheWire(RunRecord run, InferencePoint point) {
        try {
            return Optional.of(WireBreaker.of(run, point));
        } catch (Unjudgeable unsettled) {
            return Optional.empty();
        }
    }

    /** From changes in any order of writing: each holds from its instant to that of the next. */
    static Builder from(long from, BreakerState first) {
        return new Builder(from, first);
    }

    /** UNKNOWN outside. */
    BreakerState at(long micros) {
        int index = indexAt(micros);
        return index < 0 ? BreakerState.UNKNOWN : spans.get(index).state();
    }

    /** The first instant of a stretch, its end exclusive, at which it was closed. */
    Optional<Long> firstClosed(long earliest, long latest) {
        return during(earliest, latest).spans().stream()
                .filter(span -> span.state() == BreakerState.CLOSED)
                .map(Span::from)
                .findFirst();
    }

    /** All states that it had at some instant of a stretch, both ends inclusive. */
    Set<BreakerState> within(long from, long to) {
        Set<BreakerState> states = EnumSet.noneOf(BreakerState.class);
        for (int i = Math.max(0, indexAt(from));
                i < spans.size() && spans.get(i).from() <= to;
                i++) {
            if (spans.get(i).to() > from) {
                states.add(spans.get(i).state());
            }
        }
        return states;
    }

    /** The span that holds an instant; -1 outside. */
    private int indexAt(long micros) {
        if (micros < from || micros >= to) {
            return -1;
        }
        int low = 0;
        int high = spans.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (spans.get(middle).from() <= micros) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The same without what lies outside of a stretch. */
    BreakerStates during(long earliest, long latest) {
        List<Span> inside = new ArrayList<>();
        for (Span span : spans) {
            long begins = Math.max(span.from(), earliest);
            long ends = Math.min(span.to(), latest);
            if (begins < ends) {
                inside.add(new Span(span.state(), begins, ends));
            }
        }
        return new BreakerStates(Math.max(from, earliest), Math.min(to, latest), inside);
    }

    /** Collects changes in order of time. For one thread. */
    static final class Builder {
        private final long from;
        private final List<Span> spans = new ArrayList<>();
        private BreakerState state;
        private long since;

        private Builder(long from, BreakerState first) {
            this.from = from;
            this.state = first;
            this.since = from;
        }

        BreakerState state() {
            return state;
        }

        /** It is in another state from an instant on; one before the last change counts as that. */
        Builder change(long atMicros, BreakerState next) {
            long at = Math.max(since, atMicros);
            if (next == state) {
                return this;
            }
            end(at);
            state = next;
            since = at;
            return this;
        }

        private void end(long at) {
            if (at > since) {
                boolean goesOn = !spans.isEmpty() && spans.get(spans.size() - 1).state() == state;
                long begins = goesOn ? spans.remove(spans.size() - 1).from() : since;
                spans.add(new Span(state, begins, at));
            }
        }

        /** The last state holds up to here. */
        BreakerStates until(long toMicros) {
            long to = Math.max(since, toMicros);
            end(to);
            return new BreakerStates(from, to, spans);
        }
    }
}
