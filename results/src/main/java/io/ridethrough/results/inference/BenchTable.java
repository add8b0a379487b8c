package io.ridethrough.results.inference;

import io.ridethrough.results.report.Html;
import io.ridethrough.results.report.Wording;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** All figures, a row a step. */
final class BenchTable {
    private static final List<Double> SHOWN = List.of(0.5, 0.95, 0.99);

    private BenchTable() {}

    static void add(Html html, ModelBenchResult result) {
        html.add("<section id=\"figures\" aria-labelledby=\"figures-title\">\n")
                .add("<h2 id=\"figures-title\">Figures</h2>\n")
                .add(
                        "<p class=\"lead\">Milliseconds, but for the rates. Quantiles are over all that were offered: {}"
                                + " where so many were not answered. {} first keep one request under way, then as many as"
                                + " find the most that is sustained; they show what the endpoint can do, and no one"
                                + " arrives like that.</p>\n",
                        "“none”",
                        "Synchronous and throughput")
                .add(
                        "<div class=\"scroll\"><table class=\"steps\"><thead>\n<tr><th scope=\"col\" rowspan=\"2\">Load</th>")
                .add("<th scope=\"colgroup\" colspan=\"7\" class=\"first\">Requests</th>");
        for (Metric metric : Metric.values()) {
            html.add(
                    "<th scope=\"colgroup\" colspan=\"3\" class=\"first\">{} <small>{}</small></th>",
                    metric.symbol().toUpperCase(Locale.ROOT),
                    metric.words());
        }
        html.add(
                        "<th scope=\"col\" rowspan=\"2\" class=\"first\">lag p99</th><th scope=\"col\" rowspan=\"2\">Remarks</th></tr>\n<tr>")
                .add("<th scope=\"col\" class=\"first\">offered</th><th scope=\"col\">answered/s</th>")
                .add("<th scope=\"col\">good</th><th scope=\"col\">good/s</th><th scope=\"col\">refused</th>")
                .add("<th scope=\"col\">failed</th><th scope=\"col\">tokens/s</th>");
        for (int metric = 0; metric < Metric.values().length; metric++) {
            html.add("<th scope=\"col\" class=\"first\">p50</th><th scope=\"col\">p95</th><th scope=\"col\">p99</th>");
        }
        html.add("</tr></thead>\n<tbody>\n");
        result.steps().forEach(step -> row(html, step));
        html.add("</tbody></table></div>\n</section>\n");
    }

    private static void row(Html html, BenchStep step) {
        html.add(
                        "<tr class=\"{}\"><th scope=\"row\">{}</th>",
                        step.isSound() ? "sound" : "unsound",
                        BenchWords.name(step))
                .add("<td class=\"first\">{}</td>", Wording.count(step.offered()))
                .add("<td>{}</td>", decimal(step.completePerSecond()))
                .add("<td>{}</td>", BenchWords.percent(step.goodShare()))
                .add("<td>{}</td>", decimal(step.goodPerSecond()))
                .add("<td class=\"{}\">{}</td>", step.refused() > 0 ? "alarm" : "quiet", Wording.count(step.refused()))
                .add("<td class=\"{}\">{}</td>", step.failed() > 0 ? "alarm" : "quiet", Wording.count(step.failed()))
                .add("<td>{}</td>", decimal(step.tokensPerSecond()));
        for (Metric metric : Metric.values()) {
            for (double share : SHOWN) {
                String value = step.of(metric).millis(share).isPresent()
                        ? Wording.millis(step.of(metric).millis(share).getAsDouble())
                        : "none";
                html.add(share == SHOWN.get(0) ? "<td class=\"first\">{}</td>" : "<td>{}</td>", value);
            }
        }
        html.add(
                        "<td class=\"first\">{}</td>",
                        Wording.millis(step.lag().millis(0.99).orElse(Double.NaN)))
                .add("<td class=\"note\">{}</td></tr>\n", remarks(step));
    }

    private static String remarks(BenchStep step) {
        StringBuilder remarks = new StringBuilder();
        if (!step.isSound()) {
            remarks.append("Not sound: ").append(step.soundness()).append(". ");
        }
        if (step.isSaturated()) {
            remarks.append("Saturated: ").append(step.saturation()).append(". ");
        }
        new TreeMap<>(step.endings()).forEach((ending, count) -> {
            if (!ending.equals(SeenRequest.COMPLETE)) {
                remarks.append(Wording.count(count))
                        .append(' ')
                        .append(ending.replace('-', ' '))
                        .append(". ");
            }
        });
        return remarks.toString().strip();
    }

    private static String decimal(double perSecond) {
        return String.format(Locale.ROOT, "%.2f", perSecond);
    }
}
