package io.ridethrough.results.report;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The findings, failing first; each leads to the window of the plots that is its evidence. */
final class FindingsSection {

    private FindingsSection() {}

    static void add(Html html, ReportModel model) {
        html.add(
                "<section id=\"findings\" aria-labelledby=\"findings-title\">\n<h2 id=\"findings-title\">Findings</h2>\n");
        if (model.findings().isEmpty()) {
            html.add("<p class=\"empty\">No check has judged this run.</p></section>\n");
            return;
        }
        List<Finding> passed = model.findings().stream()
                .filter(finding -> finding.grade() == Grade.PASS)
                .toList();
        List<Finding> others = model.findings().stream()
                .filter(finding -> finding.grade() != Grade.PASS)
                .toList();
        html.add("<p class=\"lead\">Choose a finding to see its evidence in the plots.</p>\n");
        if (!others.isEmpty()) {
            table(html, others);
        }
        if (!passed.isEmpty()) {
            // What holds is asked for; what does not is shown, and the plots are near.
            html.add("<details class=\"passed\"><summary>{} passed</summary>\n", Wording.findings(passed.size()));
            table(html, passed);
            html.add("</details>\n");
        }
        html.add("</section>\n");
    }

    private static void table(Html html, List<Finding> findings) {
        html.add("<div class=\"scroll\"><table class=\"findings\"><thead><tr><th scope=\"col\">Grade</th>")
                .add("<th scope=\"col\">Claim</th><th scope=\"col\">Expected</th><th scope=\"col\">Measured</th>")
                .add("<th scope=\"col\">Read from</th></tr></thead>\n<tbody>\n");
        for (Finding finding : findings) {
            row(html, finding);
        }
        html.add("</tbody></table></div>\n");
    }

    private static void row(Html html, Finding finding) {
        html.add("<tr id=\"finding-{}\" class=\"{}\"><td>", finding.id(), Grades.cssClass(finding.grade()));
        Grades.badge(html, finding.grade());
        html.add("</td><th scope=\"row\">");
        if (finding.evidence().isEmpty()) {
            html.add("<span class=\"claim\">{}</span>", finding.sentence());
        } else {
            Finding.Evidence first = finding.evidence().get(0);
            html.add("<button type=\"button\" class=\"claim\" ")
                    .raw(target(first))
                    .add(">{}</button>", finding.sentence());
        }
        if (!finding.why().isBlank()) {
            html.add("<p class=\"why\">{}</p>", finding.why());
        }
        html.add("<p class=\"id\"><code>{}</code>", finding.id());
        Set<String> shown = new HashSet<>();
        for (Finding.Evidence evidence : finding.evidence()) {
            // Two series of one window are one place to look: the first leads there.
            if (!shown.add(window(evidence))) {
                continue;
            }
            html.add(" <button type=\"button\" class=\"evidence\" ")
                    .raw(target(evidence))
                    .add(" title=\"{}\">{}</button>", evidence.series(), window(evidence));
        }
        html.add("</p></th><td data-label=\"Expected\">{}</td>", finding.expected())
                .add("<td data-label=\"Measured\" class=\"measured\">{}</td>", finding.measured())
                .add("<td data-label=\"Read from\" class=\"source\">{}</td></tr>\n", finding.source());
    }

    private static String target(Finding.Evidence evidence) {
        return new Html()
                .add(
                        "data-series=\"{}\" data-from=\"{}\" data-to=\"{}\"",
                        evidence.series(),
                        evidence.fromMillis() / 1_000.0,
                        evidence.toMillis() / 1_000.0)
                .toString();
    }

    private static String window(Finding.Evidence evidence) {
        return Wording.window(evidence.fromMillis() / 1_000.0, evidence.toMillis() / 1_000.0);
    }
}
