package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.UslFit;
import io.ridethrough.results.report.Html;
import java.util.Locale;

/** What runs out first in each state, and by what that is known. */
final class BottleneckSection {

    private BottleneckSection() {}

    static void add(Html html, CapacityReport report) {
        html.add("<section id=\"bottlenecks\" aria-labelledby=\"bottlenecks-title\">\n")
                .add("<h2 id=\"bottlenecks-title\">What runs out first</h2>\n");
        if (report.estimates().stream().anyMatch(estimate -> estimate.usl().isPresent())) {
            html.add(
                    "<p class=\"lead\">The Universal Scalability Law explains, and decides nothing: contention is the share"
                            + " of the work for which requests wait for each other, coherence what each pair of them costs.</p>\n");
        }
        html.add("<dl class=\"reasons\">\n");
        for (CapacityEstimate estimate : report.estimates()) {
            html.add(
                            "<div class=\"of-{}\"><dt>Model {}: {}</dt><dd>{}</dd>",
                            estimate.state().word(),
                            estimate.state().word(),
                            CapacityWords.bottleneck(estimate.bottleneck()),
                            estimate.evidence())
                    .add("<dd>{}</dd>", estimate.why());
            estimate.usl().ifPresent(fit -> html.add("<dd class=\"aside\">{}</dd>", words(fit)));
            html.add("</div>\n");
        }
        html.add("</dl>\n</section>\n");
    }

    private static String words(UslFit fit) {
        StringBuilder words = new StringBuilder("By the law: contention " + CapacityWords.percent(fit.alpha())
                + ", coherence " + (fit.beta() == 0 ? "none" : String.format(Locale.ROOT, "%.2g", fit.beta()))
                + "; it explains "
                + CapacityWords.percent(Math.max(0, fit.rSquared())) + " of the throughput's variance");
        fit.peakConcurrency()
                .ifPresent(peak ->
                        words.append(String.format(Locale.ROOT, "; its peak is at %.0f requests at once", peak)));
        return words.append('.').toString();
    }
}
