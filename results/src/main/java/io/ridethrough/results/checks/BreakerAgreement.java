package io.ridethrough.results.checks;

import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far two readings of one breaker agree, over judged phases. With w(t) and o(t) the states that the wire shows and that
 * the application itself tells, over the time in which neither is unknown,
 *
 * <pre>
 * t agrees        w(t) ∈ { o(u) : |u − t| ≤ {@link #TOLERANCE} }  and  o(t) ∈ { w(u) : |u − t| ≤ {@link #TOLERANCE} }
 * t contradicts   it does not agree, and one of w(t), o(t) is open and the other is closed
 * </pre>
 *
 * so that a change which one sees up to half a second before the other costs nothing, and a state that one of them misses
 * costs all of its time but its edges. A half-open breaker lets some calls through and refuses others: it contradicts neither
 * an open nor a closed one, though it agrees with neither. Without any tolerance:
 *
 * <pre>alarm   the longest stretch of w = open while o = closed</pre>
 *
 * @param judgedMicros time in which neither is unknown
 * @param agreeingMicros of that
 * @param contradictingMicros of that
 * @param alarmMicros of the longest stretch, and
 * @param alarmFrom its start, microseconds since the Unix epoch
 * @param firstContradiction microseconds since the Unix epoch; meaningless without any
 */
public record BreakerAgreement(
        long judgedMicros,
        long agreeingMicros,
        long contradictingMicros,
        long alarmMicros,
        long alarmFrom,
        long firstContradiction) {

    /** About the gap between two requests at 2/s: with fewer, no reading of the wire can be sharper. */
    public static final Duration TOLERANCE = Duration.ofMillis(500);

    /** Largest share of time in which the two may contradict each other. */
    static final double MOST_CONTRADICTING = 0.02;

    /** Longest time for which the wire may read open while the breaker was closed. */
    static final Duration LONGEST_ALARM = Duration.ofSeconds(1);

    /** Over the judged phases of a run, for each point of which both the wire and the application tell; by the point's name. */
    public static SortedMap<String, BreakerAgreement> of(RunRecord run) {
        SortedMap<String, BreakerAgreement> agreements = new TreeMap<>();
        BreakerReadings.of(run).forEach(readings -> agreements.put(readings.point(), readings.agreement()));
        return agreements;
    }

    static BreakerAgreement of(BreakerStates wire, BreakerStates own, List<Window> judged) {
        long tolerance = Timeline.micros(TOLERANCE);
        Sum sum = new Sum();
        SortedSet<Long> instants = instants(wire, own, tolerance);
        judged.forEach(window -> instants.addAll(List.of(window.from(), window.to())));
        Iterator<Long> next = instants.iterator();
        long from = next.hasNext() ? next.next() : 0;
        while (next.hasNext()) {
            long to = next.next();
            long since = from;
            Pair pair = Window.anyContains(judged, since) ? Pair.between(wire, own, from, to, tolerance) : Pair.NEITHER;
            sum.add(pair, from, to);
            from = to;
        }
        return new BreakerAgreement(
                sum.judged, sum.agreeing, sum.contradicting, sum.longestAlarm, sum.alarmFrom, sum.firstContradiction);
    }

    /** Share of the judged time in which the two agree; 1 of none. */
    public double share() {
        return judgedMicros == 0 ? 1 : (double) agreeingMicros / judgedMicros;
    }

    /** Whether the two contradict each other for longer than can be chance. */
    public boolean isDisputed() {
        return contradictingMicros > MOST_CONTRADICTING * judgedMicros || alarmMicros > Timeline.micros(LONGEST_ALARM);
    }

    /** When something may change that matters: each change of either, and a tolerance before and after it. */
    private static SortedSet<Long> instants(BreakerStates wire, BreakerStates own, long tolerance) {
        SortedSet<Long> instants = new TreeSet<>();
        for (BreakerStates states : List.of(wire, own)) {
            for (BreakerStates.Span span : states.spans()) {
                for (long edge : List.of(span.from(), span.to())) {
                    instants.addAll(List.of(edge - tolerance, edge, edge + tolerance));
                }
            }
        }
        return instants;
    }

    /** What the two read over a stretch in which nothing changes that matters. */
    private record Pair(BreakerState seen, BreakerState told, boolean agrees) {

        static final Pair NEITHER = new Pair(BreakerState.UNKNOWN, BreakerState.UNKNOWN, true);

        static Pair between(BreakerStates wire, BreakerStates own, long from, long to, long tolerance) {
            BreakerState seen = wire.at(from);
            BreakerState told = own.at(from);
            long middle = from + (to - from) / 2;
            boolean agrees = own.within(middle - tolerance, middle + tolerance).contains(seen)
                    && wire.within(middle - tolerance, middle + tolerance).contains(told);
            return new Pair(seen, told, agrees);
        }

        boolean isJudged() {
            return seen != BreakerState.UNKNOWN && told != BreakerState.UNKNOWN;
        }

        boolean isAlarm() {
            return seen == BreakerState.OPEN && told == BreakerState.CLOSED;
        }

        boolean contradicts() {
            return !agrees && (isAlarm() || seen == BreakerState.CLOSED && told == BreakerState.OPEN);
        }
    }

    /** What was found so far. */
    private static final class Sum {
        private long judged;
        private long agreeing;
        private long contradicting;
        private long firstContradiction;
        private long alarm;
        private long longestAlarm;
        private long alarmFrom;

        void add(Pair pair, long from, long to) {
            if (pair.isJudged()) {
                judged += to - from;
                agreeing += pair.agrees() ? to - from : 0;
            }
            if (pair.contradicts()) {
                firstContradiction = contradicting == 0 ? from : firstContradiction;
                contradicting += to - from;
            }
            alarm = pair.isAlarm() ? alarm + to - from : 0;
            if (alarm > longestAlarm) {
                longestAlarm = alarm;
                alarmFrom = to - alarm;
            }
        }
    }
}
