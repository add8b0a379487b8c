package io.ridethrough.results.report;

import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.report.StepTable.Cell;
import io.ridethrough.results.report.StepTable.Group;
import io.ridethrough.results.report.StepTable.Row;

/** The table of steps by phase. */
final class StepsSection {

    private static final int COLUMNS_OF_PHASE = 5;

    private StepsSection() {}

    static void add(Html html, StepTable table) {
        html.add(
                "<section id=\"steps\" aria-labelledby=\"steps-title\">\n<h2 id=\"steps-title\">Steps by phase</h2>\n");
        if (table.groups().isEmpty()) {
            html.add("<p class=\"empty\">No request was recorded.</p></section>\n");
            return;
        }
        html.add(
                "<p class=\"lead\">Percentiles in milliseconds, by nearest rank, failed requests included. Set in bold:"
                        + " a p95 at least twice that of {}, and any error.</p>\n",
                table.phases().isEmpty()
                        ? "the first phase"
                        : table.phases().get(0).name());
        html.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"steps-title\">")
                .add("<table class=\"steps\"><thead><tr><th rowspan=\"2\" scope=\"col\">Step</th>");
        for (PlannedPhase phase : table.phases()) {
            html.add(
                            "<th colspan=\"{}\" scope=\"colgroup\" class=\"phase {}\">{}",
                            COLUMNS_OF_PHASE,
                            phase.judged() ? "" : "unjudged",
                            phase.name())
                    .add(phase.judged() ? "" : " <small>not judged</small>")
                    .add("</th>");
        }
        html.add("</tr>\n<tr>");
        for (PlannedPhase phase : table.phases()) {
            String unjudged = phase.judged() ? "" : "unjudged";
            html.add(
                            "<th scope=\"col\" class=\"first {}\">n</th><th scope=\"col\" class=\"{}\">err</th>",
                            unjudged,
                            unjudged)
                    .add(
                            "<th scope=\"col\" class=\"{}\">p50</th><th scope=\"col\" class=\"{}\">p95</th>",
                            unjudged,
                            unjudged)
                    .add("<th scope=\"col\" class=\"{}\">p99</th>", unjudged);
        }
        html.add("</tr></thead>\n");
        for (Group group : table.groups()) {
            html.add(
                    "<tbody><tr class=\"group\"><th colspan=\"{}\" scope=\"rowgroup\"><span>{}</span></th></tr>\n",
                    1 + COLUMNS_OF_PHASE * table.phases().size(),
                    group.flow());
            for (Row row : group.rows()) {
                html.add("<tr><th scope=\"row\">{}</th>", row.step());
                for (int i = 0; i < row.cells().size(); i++) {
                    cell(html, row.cells().get(i), table.phases().get(i).judged());
                }
                html.add("</tr>\n");
            }
            html.add("</tbody>\n");
        }
        html.add("</table></div></section>\n");
    }

    private static void cell(Html html, Cell cell, boolean judged) {
        String unjudged = judged ? "" : "unjudged";
        html.add(
                        "<td class=\"first {}\">{}</td>",
                        unjudged,
                        Wording.count(cell.latencies().count()))
                .add(
                        "<td class=\"{} {}\">{}</td>",
                        unjudged,
                        cell.errors() > 0 ? "alarm" : "quiet",
                        cell.errors() > 0 ? Wording.count(cell.errors()) : "·");
        percentile(html, unjudged, cell, 50);
        percentile(html, unjudged + (cell.tail() && judged ? " tail" : ""), cell, 95);
        percentile(html, unjudged, cell, 99);
    }

    /** Rounded to be read; whoever points at it is told all of it. */
    private static void percentile(Html html, String classes, Cell cell, double percent) {
        double millis = cell.latencies().millis(percent);
        html.add(
                "<td class=\"{}\" title=\"{}\">{}</td>",
                classes,
                Double.isNaN(millis) ? "" : millis + " ms",
                Wording.millis(millis));
    }
}
