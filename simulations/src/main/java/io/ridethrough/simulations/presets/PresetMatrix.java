package io.ridethrough.simulations.presets;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.simulations.scenario.PresetDrill;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which claims of a scenario held under which preset.
 *
 * @param drill the scenario, its phase and what was broken
 * @param seed that every run drew its arrivals from, so that they differ in the preset alone
 * @param runs in the order in which they were played
 * @param planned how many presets there were to play; fewer runs mean that it was broken off
 */
public record PresetMatrix(PresetDrill drill, long seed, List<PresetRun> runs, int planned) {

    public PresetMatrix {
        runs = List.copyOf(runs);
    }

    /** The kinds of claim that were made, in the order in which they were judged: the columns. */
    public List<String> claims() {
        return runs.stream()
                .flatMap(run -> run.verdict().findings().stream())
                .map(Finding::claim)
                .distinct()
                .toList();
    }

    /** The worst of all verdicts; INCONCLUSIVE without any, or where some of those planned are missing. */
    public Grade grade() {
        Grade worst = runs.stream()
                .map(run -> run.verdict().grade())
                .max(Comparator.naturalOrder())
                .orElse(Grade.INCONCLUSIVE);
        return runs.size() < planned && worst == Grade.PASS ? Grade.INCONCLUSIVE : worst;
    }

    /** The matrix in a sentence. */
    public String sentence() {
        return drill.base().name() + " under " + planned + (planned == 1 ? " preset" : " presets") + " on "
                + drill.target().word() + ": " + count(Grade.PASS) + " passed, " + count(Grade.FAIL) + " failed, "
                + count(Grade.INCONCLUSIVE) + " in doubt"
                + (runs.size() < planned ? ", " + (planned - runs.size()) + " not played" : "") + ". Seed " + seed
                + ".";
    }

    private long count(Grade grade) {
        return runs.stream().filter(run -> run.verdict().grade() == grade).count();
    }

    /** A word for a cell. */
    public static String word(Grade grade) {
        return switch (grade) {
            case PASS -> "pass";
            case FAIL -> "FAIL";
            case INCONCLUSIVE -> "doubt";
        };
    }

    /** The matrix as a page of Markdown. */
    public String markdown() {
        List<String> claims = claims();
        StringBuilder page = new StringBuilder("# " + drill.base().name() + " under presets of faults\n\n" + sentence()
                + " Each preset was put in the place of the phase `" + drill.phase()
                + "`. A cell is the worst of all findings of its kind.\n\n");
        page.append(row("preset", claims))
                .append("|---".repeat(claims.size() + 1))
                .append("|\n");
        for (PresetRun run : runs) {
            page.append(row(
                    "`" + run.preset() + "`",
                    claims.stream()
                            .map(claim ->
                                    run.grade(claim).map(PresetMatrix::word).orElse("-"))
                            .toList()));
        }
        if (runs.stream().anyMatch(run -> !run.remarkable().isEmpty())) {
            remarks(page);
        }
        return page.toString();
    }

    private void remarks(StringBuilder page) {
        page.append("\n## What did not pass\n\n")
                .append(row("preset", List.of("finding", "grade", "expected", "measured", "why", "run")))
                .append("|---".repeat(7))
                .append("|\n");
        for (PresetRun run : runs) {
            run.remarkable()
                    .forEach(finding -> page.append(row(
                            "`" + run.preset() + "`",
                            List.of(
                                    "`" + finding.id() + "`",
                                    word(finding.grade()),
                                    finding.expected(),
                                    finding.measured(),
                                    finding.why(),
                                    "`" + run.verdict().runId() + "`"))));
        }
    }

    private static String row(String first, List<String> others) {
        return "| " + first.replace("|", "\\|") + " | "
                + others.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")) + " |\n";
    }
}
