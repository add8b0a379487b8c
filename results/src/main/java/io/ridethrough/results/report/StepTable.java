package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.summary.FlowSummary;
import io.ridethrough.results.summary.Latencies;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.summary.StepSummary;
import io.ridethrough.results.summary.Timeline;
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

    static StepTable of(RunSummary run) {
        List<PlannedPhase> phases = run.timeline().phasesReferenceFirst();
        List<Group> groups = new ArrayList<>();
        for (FlowSummary flow : run.flows()) {
            List<Row> rows = flow.steps().stream()
                    .map(step -> row(step, phases, run.timeline()))
                    .toList();
            if (!rows.isEmpty()) {
                groups.add(new Group(flow.name(), rows));
            }
        }
        return new StepTable(phases, List.copyOf(groups));
    }

    private static Row row(StepSummary step, List<PlannedPhase> phases, Timeline timeline) {
        List<Cell> cells = new ArrayList<>();
        double reference = Double.NaN;
        for (PlannedPhase phase : phases) {
            int index = timeline.phases().indexOf(phase);
            Latencies latencies = step.latencies().byPhase().get(index);
            if (cells.isEmpty()) {
                reference = latencies.millis(95);
            }
            boolean tail = latencies.millis(95) >= reference * TAIL_TIMES
                    && latencies.millis(95) >= reference + TAIL_SLACK_MILLIS;
            cells.add(new Cell(latencies, step.errorsByPhase().get(index), tail));
        }
        return new Row(step.step(), List.copyOf(cells));
    }
}
