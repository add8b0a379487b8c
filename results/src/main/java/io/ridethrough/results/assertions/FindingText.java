package io.ridethrough.results.assertions;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Finding.Evidence;
import io.ridethrough.results.verdict.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a test's output says of a finding: what was measured, of how many, in which window, and where the run is. */
final class FindingText {

    private FindingText() {}

    /** Of a finding that does not hold. */
    static String failed(Finding finding, FinishedRun run) {
        return text("Does not hold: " + finding.sentence(), finding, List.of(finding.why()), run);
    }

    /** Of one that the run cannot settle, or must not, because it is in doubt itself. */
    static String undecided(Finding finding, FinishedRun run) {
        List<String> why = new ArrayList<>(List.of(finding.why()));
        run.doubts().stream().filter(doubt -> !doubt.equals(finding.why())).forEach(why::add);
        return text("Cannot be told, and is held against nobody: " + finding.sentence(), finding, why, run);
    }

    /** Of one that is there against all expectation. */
    static String otherwise(String expected, Finding finding, FinishedRun run) {
        return text(expected + ": " + finding.sentence(), finding, List.of(finding.why()), run);
    }

    /** Of a run that is in doubt itself. */
    static String inDoubt(String first, FinishedRun run) {
        List<String> lines = new ArrayList<>(List.of(first));
        run.doubts().forEach(doubt -> add(lines, "because", doubt));
        lines.add(where(run));
        return String.join("\n", lines);
    }

    /** Of a run as a whole: its verdict, and all that is not PASS. */
    static String verdict(String first, FinishedRun run) {
        List<String> lines = new ArrayList<>(List.of(first, "  " + run.verdict().sentence()));
        for (Grade grade : List.of(Grade.FAIL, Grade.INCONCLUSIVE)) {
            run.verdict().findings().stream()
                    .filter(finding -> finding.grade() == grade)
                    .forEach(finding -> lines.add("  " + grade + "  " + finding.id() + ": expected "
                            + finding.expected() + ", measured " + finding.measured()
                            + (finding.why().isEmpty() ? "" : " (" + finding.why() + ")")));
        }
        lines.add(where(run));
        return String.join("\n", lines);
    }

    private static String text(String first, Finding finding, List<String> why, FinishedRun run) {
        List<String> lines = new ArrayList<>(List.of(first));
        add(lines, "expected", finding.expected());
        add(lines, "measured", finding.measured());
        why.forEach(cause -> add(lines, "because", cause));
        finding.evidence().forEach(evidence -> add(lines, "look at", window(evidence)));
        add(lines, "read at", finding.source());
        lines.add(where(run));
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String name, String text) {
        if (!text.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "  %-8s  %s", name, text));
        }
    }

    private static String window(Evidence evidence) {
        return String.format(
                Locale.ROOT,
                "%s, %.1f s to %.1f s after the start of load",
                evidence.series(),
                evidence.fromMillis() / 1000.0,
                evidence.toMillis() / 1000.0);
    }

    private static String where(FinishedRun run) {
        return "  the run   " + run.path() + ", seed " + run.recorded().plan().seed();
    }
}
