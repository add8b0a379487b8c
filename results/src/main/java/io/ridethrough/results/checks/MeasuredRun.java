package io.ridethrough.results.checks;

import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import java.util.Optional;

/**
 * What latencies may be taken from a run, and whether they are to be trusted, whatever the run claims.
 *
 * @param phases the judged phases, in order; none when load never started
 * @param doubts why the run's own measurement is in doubt, a sentence each without its full stop
 */
public record MeasuredRun(List<Window> phases, List<String> doubts) {

    public MeasuredRun {
        phases = List.copyOf(phases);
        doubts = List.copyOf(doubts);
    }

    /** Lays the plan over the run and asks every check of validity but those of the wire, which see no latencies. */
    public static MeasuredRun of(RunRecord run) {
        List<String> doubts = ValidityChecks.of(run.plan()).stream()
                .filter(check -> !(check instanceof WireCheck))
                .map(check -> Judge.ruling(check, run))
                .filter(ruling -> ruling.grade() != Grade.PASS)
                .map(Ruling::why)
                .toList();
        return new MeasuredRun(phases(run), doubts);
    }

    private static List<Window> phases(RunRecord run) {
        Optional<?> started = Timeline.event(run.journal(), "load-started");
        return started.isEmpty() ? List.of() : Timeline.of(run).judged();
    }
}
