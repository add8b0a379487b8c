package io.ridethrough.results.drift;

import io.ridethrough.results.drift.DriftReport.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A report as a terminal shows it: the verdict and its reason first. */
public final class DriftText {
    /** Longer lists of prompts are cut; the report has them. */
    private static final int LONGEST_LIST = 20;

    private static final int LONGEST_DECISION = 60;

    private DriftText() {}

    public static String of(DriftReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(report.sentence());
        lines.add("");
        lines.add("  from  " + side(report.from()));
        lines.add("  to    " + side(report.to()));
        lines.add("");
        for (GateFinding gate : report.gates()) {
            lines.add("  %-13s %-13s %s (%s)"
                    .formatted(gate.gate(), gate.grade().words(), gate.measured(), gate.expected()));
        }
        lines.add("");
        lines.add("  %-10s %8s %10s %10s %16s %12s %10s"
                .formatted("purpose", "prompts", "agreeing", "itself", "right from, to", "p90 nats", "floor"));
        lines.add(figures("all", report.figures()));
        for (Map.Entry<String, DriftFigures> purpose : new TreeMap<>(report.purposes()).entrySet()) {
            lines.add(figures(purpose.getKey(), purpose.getValue()));
        }
        changes(lines, "changed", report.changed());
        changes(lines, "newly outside the jurisdiction", report.violations());
        if (report.resamples().count() > 0) {
            lines.add("");
            lines.add(resamples(report.resamples()));
        }
        return String.join("\n", lines);
    }

    /** {@code 200 resamples (seed 1): NO DRIFT 200, INCONCLUSIVE 0, DRIFT 0}. */
    static String resamples(DriftResamples resamples) {
        List<String> counts = new ArrayList<>();
        for (DriftGrade grade : DriftGrade.values()) {
            counts.add(grade.words() + " " + resamples.verdicts().getOrDefault(grade, 0));
        }
        return "%d resamples (seed %d): %s".formatted(resamples.count(), resamples.seed(), String.join(", ", counts));
    }

    private static String side(DriftSide side) {
        String names = side.models().isEmpty() ? "no name told" : String.join(", ", side.models());
        String prints = side.fingerprints().isEmpty() ? "" : " " + String.join(", ", side.fingerprints());
        String failed = side.failures() == 0 ? "" : ", " + side.failures() + " failed";
        return "%s: %s%s, %d exchanges%s".formatted(side.asked(), names, prints, side.exchanges(), failed);
    }

    private static String figures(String name, DriftFigures figures) {
        return String.format(
                Locale.ROOT,
                "  %-10s %8d %10d %10d %16s %12s %10s",
                name,
                figures.prompts(),
                figures.agreeing(),
                figures.selfAgreeing(),
                figures.fromRight() + ", " + figures.toRight(),
                Shares.nats(figures.divergence().p90Nats()),
                Shares.nats(figures.floor().p90Nats()));
    }

    private static void changes(List<String> lines, String title, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("  " + title + ":");
        changes.stream()
                .limit(LONGEST_LIST)
                .forEach(change ->
                        lines.add("    %s: %s → %s".formatted(change.id(), shown(change.from()), shown(change.to()))));
        if (changes.size() > LONGEST_LIST) {
            lines.add("    and " + (changes.size() - LONGEST_LIST) + " more");
        }
    }

    /** A model's own words, which must not reach a terminal's controls. */
    private static String shown(String decision) {
        String clean = decision.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return clean.length() <= LONGEST_DECISION ? clean : clean.substring(0, LONGEST_DECISION - 1) + "…";
    }
}
