package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.report.Html;
import java.util.List;

/** What all of it rests on: assumptions, what was not measured, and the method in brief. */
final class GroundsSection {

    private GroundsSection() {}

    static void add(Html html, CapacityReport report) {
        html.add("<section id=\"grounds\" aria-labelledby=\"grounds-title\">\n")
                .add("<h2 id=\"grounds-title\">What this rests on</h2>\n<div class=\"pair\">\n");
        list(html, "one", "Assumed", report.assumptions(), "Nothing besides the method.");
        list(html, "one", "Not measured", report.notMeasured(), "Nothing is named.");
        list(html, "whole", "How it was measured", method(report), "");
        html.add("</div>\n</section>\n");
    }

    private static List<String> method(CapacityReport report) {
        String percentile = CapacityWords.percentile(report.objective());
        return List.of(
                "Orders arrive at their own times, whatever becomes of those before, and each is timed from when it was"
                        + " due. Each step plays one rate in one state of the model; what came before it to settle does"
                        + " not count.",
                "First the rate rises until the shop is full, to find where to measure. Then come steps from well below that"
                        + " rate to beyond it, all states in one run and in an order drawn by the seed, and then closer ones.",
                "The logarithm of the " + percentile + " is fitted against the rate so that it never falls (isotonic"
                        + " regression). The estimate is where it meets the limit, or the rate at which the error budget"
                        + " is spent, whichever comes first.",
                "The interval holds the middle 90 of 100 estimates, each made again of measurements drawn anew with the"
                        + " scatter that was seen (parametric bootstrap).",
                "A step whose load generator fell behind, or that was disturbed, is left out. Where the generator was full"
                        + " before the shop, no capacity is claimed.");
    }

    private static void list(Html html, String cssClass, String title, List<String> sentences, String otherwise) {
        html.add("<div class=\"{}\"><h3>{}</h3>\n", cssClass, title);
        if (sentences.isEmpty()) {
            html.add("<p class=\"empty\">{}</p>", otherwise);
        } else {
            html.add("<ul class=\"notes\">");
            sentences.forEach(sentence -> html.add("<li>{}</li>", sentence));
            html.add("</ul>");
        }
        html.add("</div>\n");
    }
}
