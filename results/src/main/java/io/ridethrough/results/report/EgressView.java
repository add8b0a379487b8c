package io.ridethrough.results.report;

import io.ridethrough.results.summary.BinnedSeries;
import io.ridethrough.results.summary.EgressSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Calls that left the system under test over time, by the law that the client's data is under.
 *
 * @param isRecorded whether an egress recorder stood there: without one there is nothing to show
 * @param laws those that most calls named, by name, at most {@value #MOST_LAWS}; the words tell of all
 * @param outside calls to where their client's data may not be; empty where nobody declared that
 * @param summary the same in words
 */
record EgressView(boolean isRecorded, List<Law> laws, Optional<BinnedSeries> outside, String summary) {

    /** As many as can be told apart in a plot. */
    static final int MOST_LAWS = 4;

    /** So many more are named in words. */
    private static final int MOST_NAMED = 12;

    /**
     * One law's calls.
     *
     * @param calls by bin
     */
    record Law(String name, BinnedSeries calls) {}

    static EgressView of(EgressSummary egress) {
        List<EgressSummary.Law> largestFirst = new ArrayList<>(egress.laws());
        largestFirst.sort(
                Comparator.comparingLong((EgressSummary.Law law) -> law.calls().total())
                        .reversed());
        return new EgressView(
                egress.isRecorded(),
                largestFirst.stream()
                        .limit(MOST_LAWS)
                        .map(law -> new Law(named(law), law.calls().byBin()))
                        .sorted(Comparator.comparing(Law::name))
                        .toList(),
                egress.outside().map(outside -> outside.byBin()),
                summary(egress, largestFirst));
    }

    private static String named(EgressSummary.Law law) {
        return law.name().isEmpty() ? "not stated" : law.name();
    }

    private static String summary(EgressSummary egress, List<EgressSummary.Law> largestFirst) {
        String byLaw = largestFirst.stream()
                .limit(MOST_NAMED)
                .map(law -> named(law) + " " + Wording.count(law.calls().total()))
                .collect(Collectors.joining(", "));
        String left = egress.calls() == 0
                ? "No call left."
                : Wording.counted(egress.calls(), "call", "calls") + " left: " + byLaw
                        + (largestFirst.size() > MOST_NAMED ? " and others." : ".");
        return left
                + (egress.isFull() ? " The record is full: later calls may be missing." : "")
                + egress.outside()
                        .map(outside -> outsideInWords(outside.total()))
                        .orElse(" The environment does not tell which endpoints are at home.");
    }

    private static String outsideInWords(long outside) {
        return outside == 0
                ? " None went where its client's data may not be."
                : " " + Wording.count(outside) + " went where the client's data may not be.";
    }
}
