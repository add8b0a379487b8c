package io.ridethrough.results.report;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.summary.AttemptCount;
import io.ridethrough.results.summary.FlowSummary;
import io.ridethrough.results.summary.Latencies;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A run and its verdict as OpenMetrics text 1.0 ({@code metrics.txt}), without timestamps: the same figures as those of the
 * page's table of steps.
 */
public final class MetricsText {

    private static final double[] PERCENTILES = {50, 95, 99};

    private MetricsText() {}

    /** Writes the metrics, replacing those that are there. */
    public static void write(RunSummary run, Verdict verdict, Path file) throws IOException {
        Files.writeString(file, text(run, verdict), StandardCharsets.UTF_8);
    }

    static String text(RunRecord run, Verdict verdict) {
        return text(RunSummary.of(run), verdict);
    }

    private static String text(RunSummary run, Verdict verdict) {
        OpenMetrics text = new OpenMetrics();
        about(text, run.plan());
        verdict(text, verdict);
        steps(text, StepTable.of(run));
        journeys(text, run);
        attempts(text, run);
        return text.ended();
    }

    private static void about(OpenMetrics text, RunPlan plan) {
        text.family("ridethrough_run", "info", "", "The run that all of this is about.");
        text.sample(
                "ridethrough_run_info",
                labels(
                        "run", plan.runId(),
                        "scenario", plan.scenario(),
                        "environment", plan.environment(),
                        "defect", plan.defect(),
                        "seed", String.valueOf(plan.seed())),
                "1");
    }

    private static void verdict(OpenMetrics text, Verdict verdict) {
        text.family("ridethrough_verdict", "stateset", "", "What the run came to.");
        states(text, "ridethrough_verdict", Map.of(), verdict.grade());
        text.family("ridethrough_finding", "stateset", "", "What each check came to.");
        for (Finding finding : verdict.findings()) {
            states(
                    text,
                    "ridethrough_finding",
                    labels("id", finding.id(), "claim", finding.claim(), "source", finding.source()),
                    finding.grade());
        }
        text.family("ridethrough_findings", "gauge", "", "How many checks came to a grade.");
        for (Grade grade : Grade.values()) {
            long count = verdict.findings().stream()
                    .filter(finding -> finding.grade() == grade)
                    .count();
            text.sample("ridethrough_findings", labels("grade", grade.name()), String.valueOf(count));
        }
    }

    private static void states(OpenMetrics text, String family, Map<String, String> labels, Grade worst) {
        for (Grade grade : Grade.values()) {
            Map<String, String> all = new LinkedHashMap<>(labels);
            all.put(family, grade.name());
            text.sample(family, all, grade == worst ? "1" : "0");
        }
    }

    private static void steps(OpenMetrics text, StepTable table) {
        text.family(
                "ridethrough_request_latency_seconds",
                "summary",
                "seconds",
                "From a request's intended start to its end, by the phase of its intended start.");
        table.groups().forEach(group -> group.rows().forEach(row -> summaries(text, table, group.flow(), row)));
        text.family("ridethrough_request_errors", "counter", "", "Requests that did not end well.");
        table.groups()
                .forEach(group -> group.rows().forEach(row -> {
                    for (int i = 0; i < table.phases().size(); i++) {
                        text.sample(
                                "ridethrough_request_errors_total",
                                labels(table, group.flow(), row, i),
                                String.valueOf(row.cells().get(i).errors()));
                    }
                }));
    }

    private static void summaries(OpenMetrics text, StepTable table, String flow, StepTable.Row row) {
        for (int i = 0; i < table.phases().size(); i++) {
            Latencies latencies = row.cells().get(i).latencies();
            for (double percent : PERCENTILES) {
                OptionalLong micros = latencies.micros(percent);
                if (micros.isPresent()) {
                    Map<String, String> labels = labels(table, flow, row, i);
                    labels.put(
                            "quantile",
                            BigDecimal.valueOf(percent)
                                    .movePointLeft(2)
                                    .stripTrailingZeros()
                                    .toPlainString());
                    text.sample(
                            "ridethrough_request_latency_seconds",
                            labels,
                            BigDecimal.valueOf(micros.getAsLong(), 6).toPlainString());
                }
            }
            text.sample(
                    "ridethrough_request_latency_seconds_count",
                    labels(table, flow, row, i),
                    String.valueOf(latencies.count()));
        }
    }

    private static Map<String, String> labels(StepTable table, String flow, StepTable.Row row, int phase) {
        return labels(
                "flow",
                flow,
                "step",
                row.step(),
                "phase",
                table.phases().get(phase).name());
    }

    private static void journeys(OpenMetrics text, RunSummary run) {
        text.family("ridethrough_journeys", "counter", "", "Arrivals of a flow, by how their whole way ended.");
        for (FlowSummary flow : byName(run.flows(), Comparator.comparing(FlowSummary::name))) {
            journeys(text, flow.name(), "aborted", flow.aborted());
            journeys(text, flow.name(), "completed", flow.completed().total());
            journeys(text, flow.name(), "failed", flow.failed().total());
        }
    }

    private static void journeys(OpenMetrics text, String flow, String end, long count) {
        if (count > 0) {
            text.sample("ridethrough_journeys_total", labels("flow", flow, "end", end), String.valueOf(count));
        }
    }

    private static void attempts(OpenMetrics text, RunSummary run) {
        text.family("ridethrough_attempts", "counter", "", "Requests on the wire between the shop and a dependency.");
        Comparator<AttemptCount> order =
                Comparator.comparing(AttemptCount::target).thenComparing(AttemptCount::point);
        for (AttemptCount names : byName(run.attempts(), order)) {
            text.sample(
                    "ridethrough_attempts_total",
                    labels("target", names.target(), "point", names.point()),
                    String.valueOf(names.count()));
        }
    }

    private static <T> List<T> byName(List<T> all, Comparator<T> order) {
        return all.stream().sorted(order).toList();
    }

    private static Map<String, String> labels(String... namesAndValues) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            labels.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return labels;
    }
}
