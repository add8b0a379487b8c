package io.ridethrough.results.otlp;

import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.summary.AttemptCount;
import io.ridethrough.results.summary.FlowSummary;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.summary.StepSummary;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;

/**
 * A run's figures, as one request to a collector. Names and attributes follow {@code metrics.txt}, with a dot where a word
 * ends, and so do the figures: a request counts to the phase in which it should have begun, and its latency from then.
 */
public final class RunMetrics {

    private static final double[] PERCENTILES = {50, 95, 99};

    private final RunRecord run;
    private final RunSummary summary;
    private final Metrics metrics;

    private RunMetrics(RunRecord run, RunSummary summary) {
        this.run = run;
        this.summary = summary;
        this.metrics = new Metrics(RunExtent.of(run));
    }

    /** @param summary what the record adds up to */
    public static Body of(RunRecord run, RunSummary summary, Verdict verdict, Resource resource) {
        RunMetrics made = new RunMetrics(run, summary);
        made.verdict(verdict);
        made.requests();
        made.percentiles();
        made.journeys();
        made.attempts();
        return new Body(Envelope.of(run.plan(), resource).metrics(made.metrics.json()), made.metrics.points());
    }

    private void verdict(Verdict verdict) {
        Metrics.Points states =
                metrics.gauge("ridethrough.verdict", "", "What the run came to: 1 for its grade, else 0.");
        Metrics.Points findings =
                metrics.gauge("ridethrough.findings", "{finding}", "How many checks came to a grade.");
        for (Grade grade : Grade.values()) {
            states.add(graded(grade), verdict.grade() == grade ? 1L : 0L);
            findings.add(
                    graded(grade),
                    verdict.findings().stream()
                            .filter(finding -> finding.grade() == grade)
                            .count());
        }
    }

    private static Attributes graded(Grade grade) {
        return new Attributes().with("grade", grade.name());
    }

    private void requests() {
        RequestCells cells = RequestCells.of(run);
        Metrics.Points requests = metrics.counter("ridethrough.requests", "{request}", "Requests, by how they ended.");
        cells.ended()
                .forEach((cell, counts) -> counts.forEach((outcome, count) ->
                        requests.add(cell.attributes().with("outcome", Words.of(outcome)), count.longValue())));
        Metrics.Points took = metrics.histogram(
                "ridethrough.request.latency",
                "s",
                "From a request's intended start to its end; without those that the end of the run cut off.");
        cells.latencies().forEach((cell, buckets) -> took.add(cell.attributes(), buckets));
    }

    private void percentiles() {
        Metrics.Points points = metrics.gauge(
                "ridethrough.request.latency.quantile",
                "s",
                "Percentiles of the same latencies, as the report has them.");
        List<PlannedPhase> phases = summary.timeline().phases();
        for (FlowSummary flow : summary.flows()) {
            for (StepSummary step : flow.steps()) {
                for (int i = 0; i < phases.size(); i++) {
                    for (double percent : PERCENTILES) {
                        OptionalLong micros = step.latencies().byPhase().get(i).micros(percent);
                        if (micros.isPresent()) {
                            points.add(
                                    new Attributes()
                                            .with("flow", flow.name())
                                            .with("step", step.step())
                                            .with("phase", phases.get(i).name())
                                            .with("quantile", quantile(percent)),
                                    Seconds.of(micros.getAsLong()));
                        }
                    }
                }
            }
        }
    }

    private static String quantile(double percent) {
        return BigDecimal.valueOf(percent).movePointLeft(2).stripTrailingZeros().toPlainString();
    }

    private void journeys() {
        Metrics.Points points = metrics.counter(
                "ridethrough.journeys", "{journey}", "Arrivals of a flow, by how their whole way ended.");
        for (FlowSummary flow : summary.flows()) {
            points.add(ended(flow, "completed"), flow.completed().total());
            points.add(ended(flow, "failed"), flow.failed().total());
            points.add(ended(flow, "aborted"), flow.aborted());
        }
    }

    private static Attributes ended(FlowSummary flow, String end) {
        return new Attributes().with("flow", flow.name()).with("end", end);
    }

    private void attempts() {
        Metrics.Points points = metrics.counter(
                "ridethrough.attempts", "{attempt}", "Requests on the wire between the shop and a dependency.");
        for (AttemptCount count : summary.attempts()) {
            points.add(new Attributes().with("target", count.target()).withAny("point", count.point()), count.count());
        }
    }
}
