package io.ridethrough.simulations.prove;

import io.ridethrough.results.verdict.Finding;
import io.ridethrough.simulations.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A proof as a page of Markdown. */
record MatrixPage(DetectionMatrix matrix) {

    String markdown() {
        List<String> lines = new ArrayList<>(List.of("# Detection matrix", "", "**" + matrix.sentence() + "**", ""));
        lines.addAll(List.of(
                "`./ridethrough prove` writes this page, and nobody edits it. It plants every defect there is, one at a time, in a"
                        + " shop that",
                "is otherwise sound, plays the scenario that is made for it, and looks whether the claim that is made for it fails,"
                        + " and no",
                "claim that has nothing to do with it. And it plays every scenario on the sound shop, where nothing may fail. Which"
                        + " claim has",
                "to catch what is written down beforehand, in [proof.yaml](../simulations/proof.yaml).",
                "",
                "## Defects",
                "",
                "| planted defect | scenario | caught by | measured | shown after | seed |",
                "|---|---|---|---|---|---|"));
        matrix.planted().forEach(result -> lines.add(defectRow(result)));
        matrix.unproved().forEach(defect -> lines.add(row(named(defect), "", "**NOT PROVED YET**", "", "", "")));
        lines.addAll(List.of(
                "",
                "*Shown after* is the time from the start of the phase to the end of the evidence; a claim about a phase as a whole"
                        + " shows when",
                "the phase ends, and one about the ledger after the run."));
        lines.addAll(consequences());
        lines.addAll(soundRuns());
        lines.addAll(doubts());
        matrix.breakers().ifPresent(tally -> lines.addAll(List.of("", "## Breakers", "", tally.sentence())));
        lines.addAll(List.of("", "## What ran", "", "First seed " + matrix.seed() + "; " + versions() + ".", ""));
        return String.join("\n", lines);
    }

    private String defectRow(TrialResult result) {
        List<Finding> caught = result.caughtBy();
        String by = result.outcome() == Outcome.PROVED
                ? ids(caught)
                : "**" + result.outcome().words() + "**" + (caught.isEmpty() ? "" : ": " + ids(caught));
        return row(
                named(DetectionMatrix.defectOf(result)),
                result.trial().scenario(),
                by,
                caught.stream()
                        .findFirst()
                        .map(finding -> finding.measured() + "; expected " + finding.expected())
                        .orElse(""),
                caught.isEmpty() ? "" : shownAfter(caught, matrix.scenarioOf(result)),
                seed(result));
    }

    private String named(String defect) {
        return "**`" + defect + "`**"
                + Optional.ofNullable(matrix.descriptions().get(defect))
                        .map(what -> "<br>" + what)
                        .orElse("");
    }

    private static String shownAfter(List<Finding> caught, Optional<Scenario> scenario) {
        return scenario.flatMap(played -> caught.stream()
                        .flatMap(finding -> DetectionTime.of(finding, played).stream())
                        .min(Duration::compareTo))
                .map(time -> String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0))
                .orElse("the run");
    }

    private List<String> consequences() {
        List<String> lines = new ArrayList<>();
        for (TrialResult result : matrix.planted()) {
            String where = "- `" + DetectionMatrix.defectOf(result) + "` on "
                    + result.trial().scenario() + ": ";
            if (!result.consequences().isEmpty()) {
                lines.add(where + ids(result.consequences()));
            }
            if (!result.unrelated().isEmpty()) {
                lines.add(where + "**wrongly** " + ids(result.unrelated()));
            }
        }
        if (lines.isEmpty()) {
            return List.of("", "No other claim failed.");
        }
        lines.addAll(
                0, List.of("", "### What failed besides", "", "As a consequence of the same defect, and allowed:", ""));
        return lines;
    }

    private List<String> soundRuns() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "## The sound shop",
                "",
                "| scenario | environment | runs | passed | false alarms | in doubt | seeds |",
                "|---|---|---|---|---|---|---|"));
        matrix.soundByPlace()
                .forEach((where, runs) -> lines.add(row(
                        where.get(0),
                        where.get(1),
                        String.valueOf(runs.size()),
                        String.valueOf(DetectionMatrix.count(runs, Outcome.PROVED)),
                        String.valueOf(DetectionMatrix.count(runs, Outcome.FALSE_ALARM)),
                        String.valueOf(DetectionMatrix.count(runs, Outcome.IN_DOUBT)),
                        list(runs, MatrixPage::seed))));
        List<TrialResult> all = matrix.sound();
        lines.add(row(
                "**all**",
                "",
                "**" + all.size() + "**",
                "**" + DetectionMatrix.count(all, Outcome.PROVED) + "**",
                "**" + DetectionMatrix.count(all, Outcome.FALSE_ALARM) + "**",
                "**" + DetectionMatrix.count(all, Outcome.IN_DOUBT) + "**",
                ""));
        all.stream()
                .filter(result -> result.outcome() == Outcome.FALSE_ALARM)
                .forEach(result -> lines.addAll(List.of(
                        "",
                        "False alarm, " + result.trial().scenario() + ", seed "
                                + result.trial().seed() + ": " + ids(result.unrelated()))));
        return lines;
    }

    private List<String> doubts() {
        List<String> lines = new ArrayList<>();
        List<TrialResult> doubts = matrix.results().stream()
                .filter(result -> result.outcome() == Outcome.IN_DOUBT)
                .toList();
        List<TrialResult> repeated =
                matrix.results().stream().filter(result -> result.tries() > 1).toList();
        if (!repeated.isEmpty()) {
            lines.addAll(List.of(
                    "",
                    "A run in doubt, of a machine too busy to keep to the plan, say, is repeated once, alone and with another"
                            + " seed. A seed marked",
                    "with * is of such a second try."));
        }
        if (!doubts.isEmpty()) {
            lines.addAll(List.of("", "## Runs in doubt", ""));
            doubts.forEach(result -> lines.add("- " + result.trial().words() + ", seed " + seed(result) + ": "
                    + result.verdict().sentence()));
        }
        return lines;
    }

    private String versions() {
        return matrix.versions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String seed(TrialResult result) {
        return result.trial().seed() + (result.tries() > 1 ? "*" : "");
    }

    private static String ids(List<Finding> findings) {
        return list(findings, finding -> "`" + finding.id() + "`");
    }

    private static <T> String list(List<T> of, Function<T, String> words) {
        return of.stream().map(words).collect(Collectors.joining(", "));
    }

    private static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
