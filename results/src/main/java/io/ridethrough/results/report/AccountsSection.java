package io.ridethrough.results.report;

import io.ridethrough.results.summary.Latencies;
import java.util.List;

/** The page's end: errors by kind, orders reconciled, and the health of the load generator itself. */
final class AccountsSection {

    /** Rarer kinds of error than these are only counted. */
    static final int MOST_ERROR_KINDS = 40;

    private AccountsSection() {}

    static void add(Html html, ReportModel model) {
        errors(html, model.errors());
        html.add("<div class=\"pair\">\n");
        orders(html, model);
        generator(html, model.generator());
        html.add("</div>\n");
    }

    private static void errors(Html html, List<ErrorKind> errors) {
        html.add(
                "<section id=\"errors\" aria-labelledby=\"errors-title\">\n<h2 id=\"errors-title\">Errors by kind</h2>\n");
        if (errors.isEmpty()) {
            html.add("<p class=\"empty\">No request ended badly.</p></section>\n");
            return;
        }
        html.add(
                        "<div class=\"scroll\"><table class=\"plain\"><thead><tr><th scope=\"col\" class=\"number\">Count</th>")
                .add("<th scope=\"col\">Flow</th><th scope=\"col\">Step</th><th scope=\"col\">How it ended</th>")
                .add("<th scope=\"col\">Error</th><th scope=\"col\">Phases</th></tr></thead><tbody>\n");
        for (ErrorKind kind : errors.subList(0, Math.min(errors.size(), MOST_ERROR_KINDS))) {
            html.add(
                            "<tr><td class=\"number\">{}</td><td>{}</td><td>{}</td><td>{}</td>",
                            Wording.count(kind.count()),
                            kind.flow(),
                            kind.step(),
                            kind.outcomeLabel())
                    .add("<td class=\"message\">{}</td><td>{}</td></tr>\n", kind.error(), kind.phases());
        }
        html.add("</tbody></table></div>\n");
        if (errors.size() > MOST_ERROR_KINDS) {
            html.add(
                    "<p class=\"empty\">And {} rarer ones.</p>\n",
                    Wording.counted(errors.size() - MOST_ERROR_KINDS, "kind", "kinds"));
        }
        html.add("</section>\n");
    }

    private static void orders(Html html, ReportModel model) {
        html.add(
                "<section id=\"orders\" aria-labelledby=\"orders-title\">\n<h2 id=\"orders-title\">Orders reconciled</h2>\n");
        if (model.orders().isEmpty()) {
            html.add("<p class=\"empty\">The ledger was not read.</p></section>\n");
            return;
        }
        html.add("<table class=\"plain counts\"><tbody>\n");
        for (OrderCounts.Line line : model.orders().get().lines()) {
            html.add(
                    "<tr class=\"{}\"><th scope=\"row\">{}</th><td class=\"number\">{}</td></tr>\n",
                    line.alarms() ? "alarm" : line.bad() ? "sound" : "",
                    line.label(),
                    Wording.count(line.count()));
        }
        html.add("</tbody></table></section>\n");
    }

    private static void generator(Html html, GeneratorHealth health) {
        html.add("<section id=\"generator\" aria-labelledby=\"generator-title\">\n")
                .add("<h2 id=\"generator-title\">The load generator itself</h2>\n")
                .add("<div class=\"scroll\"><table class=\"plain\"><thead><tr><th scope=\"col\">Arrivals</th>")
                .add("<th scope=\"col\" class=\"number\">Planned</th><th scope=\"col\" class=\"number\">Sent</th>")
                .add("<th scope=\"col\" class=\"number\">Lag p50</th><th scope=\"col\" class=\"number\">p99</th>")
                .add("<th scope=\"col\" class=\"number\">Most</th></tr></thead><tbody>\n");
        for (GeneratorHealth.Arrivals flow : health.flows()) {
            html.add(
                            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td>",
                            flow.flow(),
                            Wording.count(flow.planned()))
                    .add("<td class=\"number\">{}</td>", Wording.count(flow.begun()));
            lag(html, flow.lag());
            html.add("</tr>\n");
        }
        html.add(
                "</tbody><tfoot><tr><th scope=\"row\">all requests</th><td></td><td class=\"number\">{}</td>",
                Wording.count(health.requests()));
        lag(html, health.lag());
        html.add("</tr></tfoot></table></div>\n")
                .add(
                        "<p class=\"lead\">Lag is how long after its intended start a request began. {}.</p>\n",
                        Wording.counted(health.cutOff(), "request was cut off", "requests were cut off")
                                + " by the end of the run");
        for (String note : health.notes()) {
            html.add("<p class=\"lead\">{}</p>\n", note);
        }
        html.add("</section>\n");
    }

    private static void lag(Html html, Latencies lag) {
        for (double percent : new double[] {50, 99, 100}) {
            html.add("<td class=\"number\">{}</td>", Wording.latency(lag.millis(percent)));
        }
    }
}
