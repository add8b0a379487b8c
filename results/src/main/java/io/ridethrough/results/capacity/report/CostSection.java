package io.ridethrough.results.capacity.report;

import io.ridethrough.results.capacity.FallbackCost;
import io.ridethrough.results.capacity.report.FigureTable.Head;
import io.ridethrough.results.report.Html;
import java.util.List;

/** What orders cost that a fallback answers, from the user's own figure for one. */
final class CostSection {

    private CostSection() {}

    static void add(Html html, List<FallbackCost> costs) {
        if (costs.isEmpty()) {
            return;
        }
        html.add("<section id=\"cost\" aria-labelledby=\"cost-title\">\n")
                .add("<h2 id=\"cost-title\">What fallbacks cost</h2>\n")
                .add(
                        "<p class=\"lead\">Orders an hour, times the share of them that a fallback answered, times the figure"
                                + " that was given for an order that is lost or done by hand.</p>\n");
        FigureTable.begin(
                html,
                "What fallbacks cost",
                Head.words("Model"),
                Head.number("Orders a minute"),
                Head.number("With a fallback"),
                Head.number("Loss an order"),
                Head.number("Cost an hour"));
        for (FallbackCost cost : costs) {
            html.add("<tr><th scope=\"row\">{}</th>", cost.state().word())
                    .add("<td class=\"number\">{}</td>", CapacityWords.perMinute(cost.perSecond()))
                    .add("<td class=\"number\">{}</td>", CapacityWords.percent(cost.fallbackShare()))
                    .add("<td class=\"number\">{}</td>", CapacityWords.money(cost.lossPerOrder(), cost.currency()))
                    .add(
                            "<td class=\"number strong\">{}</td></tr>\n",
                            CapacityWords.money(cost.perHour(), cost.currency()));
        }
        FigureTable.end(html);
        html.add("</section>\n");
    }
}
