package io.ridethrough.results.report;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.summary.Timeline;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the page shows: a pure function of what a run adds up to and its verdict.
 *
 * @param findings the verdict's findings, failing first
 * @param notices what a reader must know before believing the page, in sentences
 * @param breakersTold whether the breakers' states are the application's own word, not what the wire shows
 * @param orders empty when the run has no ledger
 */
record ReportModel(
        RunPlan plan,
        Verdict verdict,
        List<Finding> findings,
        List<String> notices,
        Timeline timeline,
        List<FaultWindow> faults,
        List<FlowView> flows,
        List<PointView> points,
        boolean breakersTold,
        WorkersView workers,
        EgressView egress,
        StepTable steps,
        List<ErrorKind> errors,
        Optional<OrderCounts> orders,
        GeneratorHealth generator) {

    static ReportModel of(RunRecord run, Verdict verdict) {
        return of(RunSummary.of(run), verdict);
    }

    static ReportModel of(RunSummary run, Verdict verdict) {
        List<FaultWindow> faults = FaultWindow.of(run);
        return new ReportModel(
                run.plan(),
                verdict,
                verdict.findings().stream()
                        .sorted(Comparator.comparing(Finding::grade).reversed())
                        .toList(),
                notices(run, faults),
                run.timeline(),
                faults,
                FlowView.of(run),
                PointView.of(run),
                run.breakersTold(),
                WorkersView.of(run.workers()),
                EgressView.of(run.egress()),
                StepTable.of(run),
                ErrorKind.of(run),
                run.orders().map(OrderCounts::of),
                GeneratorHealth.of(run));
    }

    long graded(Grade grade) {
        return findings.stream().filter(finding -> finding.grade() == grade).count();
    }

    private static List<String> notices(RunSummary run, List<FaultWindow> faults) {
        List<String> notices = new ArrayList<>();
        run.losses().forEach(loss -> notices.add("In the run folder " + loss.told() + "."));
        for (JournalEvent event : run.journal()) {
            if (event.event().equals("interrupted")) {
                notices.add("The run was interrupted before its end.");
            }
            if (event.event().equals("failed")) {
                notices.add("The run failed: " + event.fields().path("reason").asText("no reason given") + ".");
            }
        }
        if (run.journal().stream().noneMatch(event -> event.event().equals("run-ended"))) {
            notices.add("The journal has no end: what follows is only what was saved until it broke off.");
        }
        faults.stream()
                .filter(fault -> !fault.seen())
                .forEach(fault -> notices.add("The journal does not say that fault "
                        + fault.planned().id() + " was applied: its window below is the planned one."));
        if (run.breakersUnread()) {
            notices.add(
                    "There are too many requests to read the breakers on the wire again: findings about them were read"
                            + " when the run was judged.");
        }
        if (run.requests() == 0) {
            notices.add("There are no samples: the plots and the table of steps are empty.");
        }
        if (run.orders().isEmpty()) {
            notices.add("The ledger was not read: orders cannot be reconciled.");
        }
        return List.copyOf(notices);
    }
}
