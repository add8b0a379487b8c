package io.ridethrough.results.capacity.study;

import io.ridethrough.results.run.ModelCall;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The calls to the model that lie in a stretch of a run, at least in part. */
final class CallsInSpan {
    private static final long MICROS_A_MILLI = 1_000;

    private final List<ModelCall> calls;
    private final Span span;
    private final long[] starts;
    private final long[] ends;

    /** @param all of the run, in any order */
    CallsInSpan(List<ModelCall> all, Span span) {
        this.calls = all.stream()
                .filter(call -> call.at() < span.to() && end(call) >= span.from())
                .toList();
        this.span = span;
        this.starts = calls.stream().mapToLong(ModelCall::at).sorted().toArray();
        this.ends = calls.stream().mapToLong(CallsInSpan::end).sorted().toArray();
    }

    private static long end(ModelCall call) {
        return call.at() + call.latencyMillis() * MICROS_A_MILLI;
    }

    /** How many began in it. */
    long begun() {
        return calls.stream().filter(call -> span.contains(call.at())).count();
    }

    /** How many were under way, as a mean over time: what each held was a worker of the shop. */
    double meanUnderWay() {
        return calls.stream()
                        .mapToLong(call -> span.overlap(call.at(), end(call)))
                        .sum()
                / (double) span.micros();
    }

    /** The same, where no more than so many count at once: the others wait. */
    double meanUnderWay(int most) {
        double area = 0;
        int started = 0;
        int ended = 0;
        long from = span.from();
        while (started < starts.length || ended < ends.length) {
            boolean isStart = started < starts.length && (ended == ends.length || starts[started] <= ends[ended]);
            long at = Math.min(span.to(), Math.max(span.from(), isStart ? starts[started] : ends[ended]));
            area += (double) Math.min(most, started - ended) * (at - from);
            from = at;
            if (isStart) {
                started++;
            } else {
                ended++;
            }
        }
        return area / span.micros();
    }

    /**
     * How long a call takes that need not wait for a slot: the mean of those answered that began while one was free.
     *
     * @param slots how many there are; empty counts every call
     */
    OptionalDouble serviceMillis(OptionalInt slots) {
        return calls.stream()
                .filter(call -> span.contains(call.at()) && call.wasAnswered())
                .filter(call -> slots.isEmpty() || othersAt(call.at()) < slots.getAsInt())
                .mapToDouble(ModelCall::latencyMillis)
                .average();
    }

    /** How many others were under way when a call began. */
    private int othersAt(long atMicros) {
        return upTo(starts, atMicros) - 1 - upTo(ends, atMicros);
    }

    /** How many are not later. */
    private static int upTo(long[] sorted, long atMicros) {
        int found = Arrays.binarySearch(sorted, atMicros + 1);
        int next = found >= 0 ? found : -found - 1;
        while (next > 0 && sorted[next - 1] > atMicros) {
            next--;
        }
        return next;
    }
}
