package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.verdict.Grade;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The top of the page: the verdict, what was tested, and the facts of the run. */
final class VerdictSection {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private VerdictSection() {}

    static void add(Html html, ReportModel model) {
        RunPlan plan = model.plan();
        html.add(
                "<header class=\"verdict {}\">\n",
                Grades.cssClass(model.verdict().grade()));
        html.add(
                "<p class=\"bar\"><b>Ridethrough</b><span>{}</span><span class=\"run\">{}</span></p>\n",
                plan.scenario(),
                plan.runId());
        html.add("<p class=\"headline\">");
        Grades.badge(html, model.verdict().grade());
        tally(html, model);
        html.add("</p>\n<h1>{}</h1>\n", model.verdict().sentence());
        html.add("<p class=\"story\">{}</p>\n", plan.story());
        for (String notice : model.notices()) {
            html.add("<p class=\"notice\" role=\"note\">{}</p>\n", notice);
        }
        facts(html, model);
        versions(html, plan.versions());
        html.add("</header>\n");
    }

    private static void tally(Html html, ReportModel model) {
        html.add(
                "<span class=\"tally\"><b>{}</b> failed</span><span class=\"tally\"><b>{}</b> inconclusive</span>"
                        + "<span class=\"tally\"><b>{}</b> passed</span>",
                model.graded(Grade.FAIL),
                model.graded(Grade.INCONCLUSIVE),
                model.graded(Grade.PASS));
    }

    private static void facts(Html html, ReportModel model) {
        RunPlan plan = model.plan();
        html.add("<dl class=\"facts\">");
        fact(html, "Environment", plan.environment());
        if (!plan.defect().equals("none")) {
            html.add("<div class=\"planted\"><dt>Planted defect</dt><dd>{}</dd></div>", plan.defect());
        }
        fact(
                html,
                "Started",
                model.timeline().originMicros() == 0
                        ? "not recorded"
                        : MOMENT.format(Instant.EPOCH.plus(model.timeline().originMicros(), ChronoUnit.MICROS)));
        fact(
                html,
                "Timeline",
                Wording.seconds(plan.phases().stream()
                        .mapToDouble(phase -> phase.endsAfter().toMillis() / 1_000.0)
                        .max()
                        .orElse(0)));
        fact(
                html,
                "Arrivals",
                plan.load().stream()
                        .map(load -> rate(load) + times(plan))
                        .reduce((a, b) -> a + " · " + b)
                        .orElse("none planned"));
        fact(html, "Requests", Wording.count(model.generator().requests()));
        fact(html, "Seed", String.valueOf(plan.seed()));
        html.add("</dl>\n");
    }

    private static String rate(PlannedLoad load) {
        double rate = load.perSecond();
        return load.flow() + " "
                + (rate == Math.rint(rate) ? Wording.count((long) rate) : String.format(Locale.ROOT, "%.2f", rate))
                + "/s";
    }

    /** Where phases have loads of their own, the range of them. */
    private static String times(RunPlan plan) {
        DoubleSummaryStatistics loads =
                plan.phases().stream().mapToDouble(PlannedPhase::load).summaryStatistics();
        return loads.getMin() == PlannedPhase.USUAL_LOAD && loads.getMax() == PlannedPhase.USUAL_LOAD
                ? ""
                : String.format(Locale.ROOT, " × %.2f to %.2f by phase", loads.getMin(), loads.getMax());
    }

    private static void fact(Html html, String name, String value) {
        html.add("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
    }

    private static void versions(Html html, Map<String, String> versions) {
        if (versions.isEmpty()) {
            return;
        }
        html.add("<details class=\"versions\"><summary>Versions</summary><dl class=\"facts\">");
        new TreeMap<>(versions).forEach((name, version) -> fact(html, name, version));
        html.add("</dl></details>\n");
    }
}
