package io.ridethrough.results.baseline.pairing;

import io.ridethrough.results.baseline.Baseline;
import io.ridethrough.results.baseline.BaselineBuilder;
import io.ridethrough.results.baseline.Comparison;
import io.ridethrough.results.baseline.Latencies;
import io.ridethrough.results.baseline.LatencyHistogram;
import io.ridethrough.results.baseline.RecordedRun;
import io.ridethrough.results.baseline.gate.PairedGate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Runs of a baseline and of a candidate, paired by order.
 *
 * @param baseline one a pair, at least one
 * @param candidate as many
 */
public record PairedRuns(List<RecordedRun> baseline, List<RecordedRun> candidate) {
    /** What the two are called in a comparison. */
    public static final String BASELINE = "baseline";

    /** See {@link #BASELINE}. */
    public static final String CANDIDATE = "candidate";

    private static final Latencies NONE = new Latencies(LatencyHistogram.ofMicros(LongStream.empty()), 0);

    /** Facts in which the runs of a comparison may not differ: else the two did not do the same. */
    private static final List<String> SAME = List.of("load", "phases", "scenario");

    public PairedRuns {
        baseline = List.copyOf(baseline);
        candidate = List.copyOf(candidate);
        if (baseline.isEmpty() || baseline.size() != candidate.size()) {
            throw new IllegalArgumentException(baseline.size() + " runs against " + candidate.size());
        }
    }

    /** How many there are. */
    public int pairs() {
        return baseline.size();
    }

    /** Every series of the baseline. */
    public SortedSet<String> seriesNames() {
        SortedSet<String> names = new TreeSet<>();
        baseline.forEach(run -> names.addAll(run.series().keySet()));
        return names;
    }

    /** The series that are gated unless somebody chose others. */
    public SortedSet<String> gatedByDefault() {
        SortedSet<String> names = new TreeSet<>();
        baseline.forEach(run -> names.addAll(run.gated()));
        return names;
    }

    /** Why two runs did not do the same, a sentence each without its full stop; empty when they did. */
    public static List<String> mismatches(RecordedRun baseline, RecordedRun candidate) {
        return baseline.fingerprint().differences(candidate.fingerprint()).stream()
                .filter(difference -> SAME.stream().anyMatch(fact -> difference.startsWith(fact + ": ")))
                .map(difference -> "baseline and candidate differ in " + difference)
                .toList();
    }

    /** Whether each pair was over before the next began. */
    public boolean isInTurns() {
        List<Instant[]> spans = IntStream.range(0, pairs())
                .mapToObj(pair -> span(
                        baseline.get(pair).repeat().startedAt(),
                        candidate.get(pair).repeat().startedAt()))
                .sorted(Comparator.comparing(span -> span[0]))
                .toList();
        return IntStream.range(1, spans.size())
                .allMatch(later -> spans.get(later - 1)[1].isBefore(spans.get(later)[0]));
    }

    private static Instant[] span(Instant one, Instant other) {
        return one.isAfter(other) ? new Instant[] {other, one} : new Instant[] {one, other};
    }

    /**
     * Decides.
     *
     * @param percent the percentile compared
     * @param gated the series that decide, fixed before anybody looked; one of which no run has a sample is INVALID
     * @throws IllegalArgumentException when the runs of one side differ from each other, or no series is gated and no run has a sample
     */
    public Comparison decided(double percent, SortedSet<String> gated, PairedGate gate) {
        String session = "pairs";
        Baseline before = built(BASELINE, session, baseline, gated);
        Baseline after = built(CANDIDATE, isInTurns() ? session : "apart", candidate, gated);
        Comparison plain = Comparison.of(before, after, percent, gate);
        List<String> remarks = new ArrayList<>(plain.remarks());
        remarks.addAll(remarks(gated.size(), gate));
        return new Comparison(
                plain.baseline(),
                plain.candidate(),
                plain.percent(),
                plain.ruling(),
                plain.gated(),
                plain.others(),
                remarks);
    }

    private List<String> remarks(int metrics, PairedGate gate) {
        List<String> remarks = new ArrayList<>();
        int fewest = gate.settings().fewestPairs(metrics);
        if (pairs() < fewest) {
            remarks.add("No metric could have failed: " + metrics + " gated together take " + fewest
                    + " pairs. Gate fewer, or play more pairs in a new comparison.");
        }
        long strangers = IntStream.range(0, pairs())
                .filter(pair -> baseline.get(pair).repeat().seed()
                        != candidate.get(pair).repeat().seed())
                .count();
        if (strangers > 0) {
            remarks.add("In " + strangers + " of " + pairs()
                    + " pairs the two have different seeds, and so different arrivals: that adds to s.");
        }
        long baselineFirst = IntStream.range(0, pairs())
                .filter(pair -> baseline.get(pair)
                        .repeat()
                        .startedAt()
                        .isBefore(candidate.get(pair).repeat().startedAt()))
                .count();
        if (isInTurns() && (baselineFirst == 0 || baselineFirst == pairs())) {
            remarks.add("The " + (baselineFirst == 0 ? CANDIDATE : BASELINE)
                    + " went first in every pair: what the second run of a pair meets counts as difference.");
        }
        return remarks;
    }

    private static Baseline built(String name, String session, List<RecordedRun> runs, SortedSet<String> gated) {
        BaselineBuilder builder = new BaselineBuilder(name, session);
        builder.add(having(gated, runs.get(0)));
        runs.stream().skip(1).forEach(builder::add);
        return builder.build(gated);
    }

    private static RecordedRun having(SortedSet<String> series, RecordedRun run) {
        SortedMap<String, Latencies> all = new TreeMap<>(run.series());
        series.forEach(name -> all.putIfAbsent(name, NONE));
        return new RecordedRun(run.repeat(), run.fingerprint(), all, run.gated());
    }
}
