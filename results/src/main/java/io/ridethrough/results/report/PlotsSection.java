package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The places of the plots, with what they show in words: without script, or to a screen reader, the words remain. The
 * script draws into each {@code div.plot} what its {@code data-plot} and {@code data-index} name.
 */
final class PlotsSection {

    private PlotsSection() {}

    static void add(Html html, ReportModel model) {
        html.add("<section id=\"plots\" aria-labelledby=\"plots-title\">\n<h2 id=\"plots-title\">Over time</h2>\n")
                .add(
                        "<p class=\"lead\">Seconds after the start of load, {} to a point. Latency counts from the"
                                + " intended start; where a point holds few requests, p95 and p99 are its slowest. Drag"
                                + " across a plot to zoom all of them; double-click or Escape shows the whole run"
                                + " again.</p>\n",
                        Wording.seconds(model.timeline().binMillis() / 1_000.0));
        phaseStrip(html, model);
        html.add("<p class=\"status\" id=\"window\" role=\"status\"></p>\n");

        html.add(
                "<div class=\"plots state\" style=\"--lanes:{}\">\n",
                model.points().size());
        if (!model.points().isEmpty()) {
            breakers(html, model);
        }
        figure(
                html,
                "workers",
                0,
                "workers",
                "Workers busy",
                "in the application",
                model.workers().summary());
        if (model.egress().isRecorded()) {
            figure(
                    html,
                    "egress",
                    0,
                    "egress",
                    "Calls out of the shop",
                    "by the law their client's data is under, per second",
                    model.egress().summary());
        }
        html.add("</div>\n");

        for (int i = 0; i < model.flows().size(); i++) {
            flow(html, model, i);
        }
        html.add("</section>\n");
    }

    private static void phaseStrip(Html html, ReportModel model) {
        List<PlannedPhase> phases = model.timeline().phases();
        html.add("<div class=\"strip\" role=\"group\" aria-label=\"Show a phase in all plots\">\n")
                .add(
                        "<button type=\"button\" class=\"all\" data-from=\"0\" data-to=\"{}\" aria-pressed=\"true\">"
                                + "<b>Whole run</b></button>\n",
                        model.timeline().endSeconds());
        for (PlannedPhase phase : phases) {
            html.add(
                            "<button type=\"button\" class=\"{}\" style=\"--weight:{}\" data-from=\"{}\" data-to=\"{}\""
                                    + " aria-pressed=\"false\">",
                            !phase.judged() ? "unjudged" : phase.faults().isEmpty() ? "calm" : "faulty",
                            Math.max(
                                    1,
                                    phase.endsAfter().minus(phase.startsAfter()).toSeconds()),
                            phase.startsAfter().toMillis() / 1_000.0,
                            phase.endsAfter().toMillis() / 1_000.0)
                    .add(
                            "<b>{}</b> <span>{}</span>",
                            phase.name(),
                            Wording.window(
                                    phase.startsAfter().toMillis() / 1_000.0,
                                    phase.endsAfter().toMillis() / 1_000.0));
            under(phase).forEach(line -> html.add(" <small>{}</small>", line));
            html.add("</button>\n");
        }
        html.add("</div>\n");
    }

    /** What stands under a phase's name; a fault that is live for a part of it has its own times. */
    private static List<String> under(PlannedPhase phase) {
        if (!phase.judged()) {
            return List.of("not judged");
        }
        if (phase.faults().isEmpty()) {
            return List.of("no fault");
        }
        return phase.faults().stream()
                .map(fault -> fault.target() + ": " + fault.description() + ownTimes(phase, fault))
                .toList();
    }

    private static String ownTimes(PlannedPhase phase, PlannedFault fault) {
        boolean isLiveThroughout = fault.startsAfter().equals(phase.startsAfter())
                && fault.endsAfter().equals(phase.endsAfter());
        return isLiveThroughout
                ? ""
                : ", "
                        + Wording.window(
                                fault.startsAfter().toMillis() / 1_000.0,
                                fault.endsAfter().toMillis() / 1_000.0);
    }

    private static void breakers(Html html, ReportModel model) {
        String origin = model.breakersTold()
                ? "as the application says"
                : "read on the wire, from calls against requests, because the application said nothing";
        String summary = model.points().stream().map(PointView::bandsSummary).collect(Collectors.joining(" "));
        figure(html, "breakers", 0, "breaker", "Circuit breakers", origin, summary);
    }

    private static void flow(Html html, ReportModel model, int index) {
        FlowView flow = model.flows().get(index);
        LatencyView shown = flow.latencies().stream()
                .filter(latency -> latency.key().equals(flow.shown()))
                .findFirst()
                .orElse(flow.latencies().get(0));
        html.add("<h3>{}</h3>\n<div class=\"plots flow\">\n", flow.name());

        openFigure(html, "latency", index, flow.name(), "Latency");
        html.add("<label>of <select>");
        for (LatencyView latency : flow.latencies()) {
            html.add("<option value=\"{}\"", latency.key())
                    .add(latency.key().equals(flow.shown()) ? " selected" : "")
                    .add(">{}</option>", latency.label());
        }
        html.add("</select></label>");
        closeFigure(html, "Latency, " + flow.name(), shown.summary());

        figure(html, "rates", index, flow.name(), "Arrivals and completions", "per second", flow.ratesSummary());
        for (int i = 0; i < model.points().size(); i++) {
            PointView point = model.points().get(i);
            if (point.point().flow().equals(flow.name())) {
                figure(
                        html,
                        "attempts",
                        i,
                        point.point().name(),
                        "Attempts against demand",
                        point.point().name() + ", asked in " + point.point().step(),
                        point.summary());
            }
        }
        html.add("</div>\n");
    }

    private static void figure(
            Html html, String plot, int index, String subject, String title, String note, String summary) {
        openFigure(html, plot, index, subject, title);
        html.add("<span class=\"note\">{}</span>", note);
        closeFigure(html, title + ", " + note, summary);
    }

    private static void openFigure(Html html, String plot, int index, String subject, String title) {
        html.add(
                "<figure data-plot=\"{}\" data-index=\"{}\" data-subject=\"{}\"><div class=\"caption\"><h4>{}</h4> ",
                plot,
                index,
                subject,
                title);
    }

    private static void closeFigure(Html html, String title, String summary) {
        html.add("</div><div class=\"legend\" aria-hidden=\"true\"></div>")
                .add("<div class=\"plot\" role=\"img\" aria-label=\"{}. {}\"></div>", title, summary)
                .add("<figcaption>{}</figcaption></figure>\n", summary);
    }
}
