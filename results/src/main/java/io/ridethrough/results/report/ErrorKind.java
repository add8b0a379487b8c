package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Requests that ended badly in the same way.
 *
 * @param status HTTP status, 0 without an answer
 * @param error the error in short
 * @param count how many
 * @param phases in which phases, with how many each
 */
record ErrorKind(String flow, String step, Outcome outcome, int status, String error, long count, String phases) {

    private record Key(String flow, String step, Outcome outcome, int status, String error) {}

    /** Every kind of error of the run, the most frequent first. */
    static List<ErrorKind> of(RunRecord run, Timeline timeline) {
        Map<Key, List<Sample>> byKind = run.samples().stream()
                .filter(sample -> sample.outcome() != Outcome.OK && sample.outcome() != Outcome.ABORTED)
                .collect(Collectors.groupingBy(sample ->
                        new Key(sample.flow(), sample.step(), sample.outcome(), sample.status(), sample.error())));
        return byKind.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), timeline))
                .sorted(Comparator.comparingLong(ErrorKind::count)
                        .reversed()
                        .thenComparing(ErrorKind::flow)
                        .thenComparing(ErrorKind::step)
                        .thenComparing(ErrorKind::error))
                .toList();
    }

    private static ErrorKind of(Key kind, List<Sample> samples, Timeline timeline) {
        List<String> order = timeline.phases().stream().map(PlannedPhase::name).toList();
        Map<String, Long> byPhase = new TreeMap<>(Comparator.comparingInt(order::indexOf));
        for (Sample sample : samples) {
            timeline.phaseOf(sample.intendedAt()).ifPresent(phase -> byPhase.merge(phase.name(), 1L, Long::sum));
        }
        return new ErrorKind(
                kind.flow(),
                kind.step(),
                kind.outcome(),
                kind.status(),
                kind.error(),
                samples.size(),
                byPhase.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + Wording.count(entry.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    /** The outcome in words. */
    String outcomeLabel() {
        return switch (outcome) {
            case OK -> "ok";
            case CHECK_FAILED -> "check failed";
            case HTTP_ERROR -> "HTTP " + status;
            case TIMED_OUT -> "timed out";
            case NO_RESPONSE -> "no response";
            case ABORTED -> "cut off";
        };
    }
}
