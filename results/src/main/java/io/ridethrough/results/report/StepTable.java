package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps by phase.
 *
 * @param phases the columns: the phase to compare with first, those not judged last
 * @param groups the rows, one group a flow
 */
record StepTable(List<PlannedPhase> phases, List<Group> groups) {

    /** The steps of one flow. */
    record Group(String flow, List<Row> rows) {}

    /** One step, with a cell for each phase of the table. */
    record Row(String step, List<Cell> cells) {}

    /**
     * Requests of one step that should have begun in one phase; those cut off by the end of the run are left out. A
     * request that timed out counts with the time its client waited.
     *
     * @param errors how many did not end well
     * @param tail whether p95 is at least twice that of the reference phase, and 50 ms more
     */
    record Cell(Latencies latencies, long errors, boolean tail) {}

    private static final double TAIL_TIMES = 2;
    private static final double TAIL_SLACK_MILLIS = 50;

    static StepTable of(RunRecord run, Timeline timeline) {
        List<PlannedPhase> phases = timeline.phasesReferenceFirst();
        List<Group> groups = new ArrayList<>();
        for (String flow : FlowView.names(run)) {
            List<Row> rows = FlowView.steps(flow, run).stream()
                    .map(step -> row(flow, step, phases, run, timeline))
                    .toList();
            if (!rows.isEmpty()) {
                groups.add(new Group(flow, rows));
            }
        }
        return new StepTable(phases, List.copyOf(groups));
    }

    private static Row row(String flow, String step, List<PlannedPhase> phases, RunRecord run, Timeline timeline) {
        List<Sample> samples = run.samples(flow, step).stream()
                .filter(sample -> sample.outcome() != Outcome.ABORTED)
                .toList();
        List<Cell> cells = new ArrayList<>();
        double reference = Double.NaN;
        for (PlannedPhase phase : phases) {
            List<Sample> within = samples.stream()
                    .filter(sample -> timeline.phaseOf(sample.intendedAt())
                            .filter(phase::equals)
                            .isPresent())
                    .toList();
            Latencies latencies = Latencies.ofMicros(within.stream().mapToLong(Sample::latencyMicros));
            if (cells.isEmpty()) {
                reference = latencies.millis(95);
            }
            boolean tail = latencies.millis(95) >= reference * TAIL_TIMES
                    && latencies.millis(95) >= reference + TAIL_SLACK_MILLIS;
            long errors = within.stream()
                    .filter(sample -> sample.outcome() != Outcome.OK)
                    .count();
            cells.add(new Cell(latencies, errors, tail));
        }
        return new Row(step, List.copyOf(cells));
    }
}
