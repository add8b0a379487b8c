package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.Wording;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeMap;

/** The top of the page: the answer, a sentence for each state of the model, and the facts of the study. */
final class HeadSection {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String QUICK = "quick";

    private HeadSection() {}

    static void add(Html html, CapacityReport report) {
        html.add("<header class=\"verdict is-capacity\">\n")
                .add(
                        "<p class=\"bar\"><b>Ridethrough</b><span>capacity review</span>"
                                + "<span class=\"run\">{}</span></p>\n",
                        report.study())
                .add("<h1>{}</h1>\n<ul class=\"answers\">\n", Answer.headline(report));
        for (Answer answer : Answer.of(report)) {
            html.add("<li class=\"of-{}\">{}", answer.state().word(), answer.before())
                    .add("<b>{}</b>{}</li>\n", answer.figure(), unbroken(answer.after()));
        }
        html.add("</ul>\n");
        notices(html, report);
        facts(html, report);
        html.add("<details class=\"versions\"><summary>Versions and settings</summary><dl class=\"facts\">");
        new TreeMap<>(report.build()).forEach((name, version) -> fact(html, name, version));
        html.add("</dl></details>\n</header>\n");
    }

    private static void notices(Html html, CapacityReport report) {
        if (!report.isComplete()) {
            html.add("<p class=\"notice\" role=\"note\">The study was not finished: some steps that were planned are"
                    + " missing. What is told here is of those that were played.</p>\n");
        }
        if (report.mode().equals(QUICK)) {
            html.add(
                    "<p class=\"notice\" role=\"note\">A quick study: few short steps, and so wide intervals. A thorough"
                            + " one narrows them.</p>\n");
        }
    }

    private static void facts(Html html, CapacityReport report) {
        long leftOut = report.steps().stream().filter(step -> !step.isSound()).count();
        html.add("<dl class=\"facts\">");
        fact(html, "Environment", report.environment());
        fact(html, "Started", MOMENT.format(report.startedAt()));
        fact(
                html,
                "Objective",
                CapacityWords.objective(report.objective()) + ", " + CapacityWords.budget(report.objective()));
        fact(html, "An order", "a journey of " + report.objective().flow());
        fact(
                html,
                "Steps",
                Wording.count(report.steps().size())
                        + (leftOut == 0 ? "" : ", " + Wording.count(leftOut) + " left out"));
        fact(html, "Measured for", minutes(report));
        fact(html, "Mode", report.mode());
        fact(html, "Seed", String.valueOf(report.seed()));
        html.add("</dl>\n");
    }

    private static String minutes(CapacityReport report) {
        double seconds = report.steps().stream()
                .mapToDouble(StepMeasurement::windowSeconds)
                .sum();
        return CapacityWords.mean(seconds / 60) + " min";
    }

    private static void fact(Html html, String name, String value) {
        html.add("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
    }

    /** A figure and its unit stay on one line. */
    private static String unbroken(String sentence) {
        return sentence.replace(" < ", "\u00a0<\u00a0")
                .replace(" %", "\u00a0%")
                .replace(" ms", "\u00a0ms")
                .replaceAll("(\\d) s\\b", "$1\u00a0s");
    }
}
