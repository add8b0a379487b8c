package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.summary.ErrorSummary;
import io.ridethrough.results.summary.RunSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Requests that ended badly in the same way.
 *
 * @param status HTTP status, 0 without an answer
 * @param error the error in short
 * @param count how many
 * @param phases in which phases, with how many each
 */
record ErrorKind(String flow, String step, Outcome outcome, int status, String error, long count, String phases) {

    /** Every kind of error of the run, the most frequent first. */
    static List<ErrorKind> of(RunSummary run) {
        return run.errors().stream()
                .map(error -> of(error, run.timeline().phases()))
                .sorted(Comparator.comparingLong(ErrorKind::count)
                        .reversed()
                        .thenComparing(ErrorKind::flow)
                        .thenComparing(ErrorKind::step)
                        .thenComparing(ErrorKind::error)
                        .thenComparing(ErrorKind::outcome)
                        .thenComparing(ErrorKind::status))
                .toList();
    }

    private static ErrorKind of(ErrorSummary kind, List<PlannedPhase> phases) {
        List<String> byPhase = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            if (kind.byPhase().get(i) > 0) {
                byPhase.add(phases.get(i).name() + " "
                        + Wording.count(kind.byPhase().get(i)));
            }
        }
        return new ErrorKind(
                kind.flow(),
                kind.step(),
                kind.outcome(),
                kind.status(),
                kind.error(),
                kind.count(),
                String.join(", ", byPhase));
    }

    /** The outcome in words. */
    String outcomeLabel() {
        return switch (outcome) {
            case OK -> "ok";
            case CHECK_FAILED -> "check failed";
            case HTTP_ERROR -> status == 0 ? "HTTP error" : "HTTP " + status;
            case TIMED_OUT -> "timed out";
            case NO_RESPONSE -> "no response";
            case ABORTED -> "cut off";
        };
    }
}
