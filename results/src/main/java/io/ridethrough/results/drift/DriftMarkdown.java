package io.ridethrough.results.drift;

import io.ridethrough.results.drift.DriftReport.Change;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A report as Markdown, for a pipeline's summary page or a file: the verdict first. */
public final class DriftMarkdown {
    /** Longer lists of prompts are cut; the JSON has all of them. */
    static final int LONGEST_LIST = 200;

    private static final int LONGEST_CELL = 120;

    private DriftMarkdown() {}

    public static String of(DriftReport report) {
        StringBuilder page = new StringBuilder();
        page.append("# ").append(cell(report.sentence())).append("\n\n");
        page.append("| | from | to |\n|---|---|---|\n");
        row(page, "asked for", report.from().asked(), report.to().asked());
        row(page, "answered", joined(report.from().models()), joined(report.to().models()));
        row(
                page,
                "fingerprint",
                joined(report.from().fingerprints()),
                joined(report.to().fingerprints()));
        row(
                page,
                "exchanges",
                String.valueOf(report.from().exchanges()),
                String.valueOf(report.to().exchanges()));
        row(page, "failed", failed(report.from()), failed(report.to()));
        row(page, "golden prompts", report.promptSet(), report.prompts() + " asked");
        gates(page, report.gates());
        figures(page, report);
        changes(page, "Changed decisions", report.changed());
        changes(page, "New violations of a jurisdiction", report.violations());
        if (report.resamples().count() > 0) {
            page.append("\n## Resamples\n\n")
                    .append(DriftText.resamples(report.resamples()))
                    .append("\n");
        }
        return page.toString();
    }

    private static void gates(StringBuilder page, List<GateFinding> gates) {
        if (gates.isEmpty()) {
            return;
        }
        page.append("\n## Gates\n\n| gate | came to | expected | measured | why |\n|---|---|---|---|---|\n");
        gates.forEach(
                gate -> row(page, gate.gate(), gate.grade().words(), gate.expected(), gate.measured(), gate.why()));
    }

    private static void figures(StringBuilder page, DriftReport report) {
        page.append("\n## Figures\n\n| prompts | compared | same decision | of `from` with itself | right: from, to |"
                + " violations: from, to | divergence median, p90 | floor p90 |\n|---|---|---|---|---|---|---|---|\n");
        figures(page, "all", report.figures());
        for (Map.Entry<String, DriftFigures> purpose : new TreeMap<>(report.purposes()).entrySet()) {
            figures(page, purpose.getKey(), purpose.getValue());
        }
        page.append("\nDivergences in nats, at the deciding token.\n");
    }

    private static void figures(StringBuilder page, String name, DriftFigures figures) {
        int prompts = figures.prompts();
        row(
                page,
                name,
                String.valueOf(prompts),
                Shares.percent(figures.agreeing(), prompts),
                Shares.percent(figures.selfAgreeing(), prompts),
                Shares.percent(figures.fromRight(), prompts) + ", " + Shares.percent(figures.toRight(), prompts),
                figures.fromViolations() + ", " + figures.toViolations(),
                Shares.nats(figures.divergence().medianNats())
                        + ", "
                        + Shares.nats(figures.divergence().p90Nats()),
                Shares.nats(figures.floor().p90Nats()));
    }

    private static void changes(StringBuilder page, String title, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.append("\n## ").append(title).append("\n\n| prompt | purpose | from | to |\n|---|---|---|---|\n");
        changes.stream()
                .limit(LONGEST_LIST)
                .forEach(change -> row(page, change.id(), change.purpose(), change.from(), change.to()));
        if (changes.size() > LONGEST_LIST) {
            page.append("\nand ").append(changes.size() - LONGEST_LIST).append(" more.\n");
        }
    }

    private static String failed(DriftSide side) {
        return side.failures()
                + side.problems().stream()
                        .findFirst()
                        .map(problem -> ", mostly: " + problem.what())
                        .orElse("");
    }

    private static String joined(List<String> names) {
        return names.isEmpty() ? "not told" : String.join(", ", names);
    }

    private static void row(StringBuilder page, String... cells) {
        page.append('|');
        for (String each : cells) {
            page.append(' ').append(cell(each)).append(" |");
        }
        page.append('\n');
    }

    /** Text that stays one cell and is no markup: models write these decisions. */
    private static String cell(String text) {
        String shown = text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
        return shown.replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip()
                .replaceAll("([\\\\|`*_\\[\\]!])", "\\\\$1")
                .replace("<", "&lt;");
    }
}
