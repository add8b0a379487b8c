package io.ridethrough.simulations.prove;

import io.ridethrough.results.verdict.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The proof as a page of Markdown.
 *
 * @param results every trial's, in the order in which they were played
 * @param unproved defects that no scenario is made for yet
 * @param seed of the first trial
 * @param versions what ran, by name
 */
public record DetectionMatrix(
        List<TrialResult> results, List<String> unproved, long seed, Map<String, String> versions) {

    public DetectionMatrix {
        results = List.copyOf(results);
        unproved = List.copyOf(unproved);
        versions = Map.copyOf(versions);
    }

    /** The page, which {@code ./ridethrough prove} writes and nobody edits. */
    public String markdown() {
        List<String> lines = new ArrayList<>(List.of(
                "# Detection matrix",
                "",
                "Written by `./ridethrough prove`. Every defect that can be planted, the scenario that it was planted in, and the"
                        + " claim",
                "that caught it; and every run of the sound system, which no claim may fail.",
                "",
                sentence(),
                "",
                "## Defects",
                "",
                "| defect | scenario | outcome | caught by | measured | failed as a consequence | seed |",
                "|---|---|---|---|---|---|---|"));
        results.stream()
                .filter(result -> result.trial().defect().isPresent())
                .forEach(result -> lines.add(defectRow(result)));
        unproved.forEach(defect -> lines.add(row("`" + defect + "`", "", "NOT PROVED YET", "", "", "", "")));
        lines.addAll(List.of(
                "",
                "## Sound system",
                "",
                "| scenario | environment | runs | passed | false alarms | in doubt | seeds |",
                "|---|---|---|---|---|---|---|"));
        soundRuns().forEach((where, runs) -> lines.add(soundRow(where, runs)));
        lines.addAll(List.of(
                "",
                "A run in doubt (a machine too busy to keep to the plan, say) is repeated once with another seed. `measured` is what"
                        + " the",
                "first claim that caught the defect saw."));
        return String.join("\n", lines) + "\n";
    }

    /** The proof in a sentence. */
    public String sentence() {
        List<TrialResult> planted = results.stream()
                .filter(result -> result.trial().defect().isPresent())
                .toList();
        List<TrialResult> sound = results.stream()
                .filter(result -> result.trial().defect().isEmpty())
                .toList();
        return count(planted, Outcome.PROVED) + " of " + (planted.size() + unproved.size())
                + " defects caught by the claim made for them, "
                + count(sound, Outcome.FALSE_ALARM) + " false alarms in " + sound.size() + " runs of the sound system"
                + doubts() + ". First seed " + seed + ", "
                + versions.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(version -> version.getKey() + " " + version.getValue())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private String doubts() {
        long doubts = count(results, Outcome.IN_DOUBT);
        return doubts == 0 ? "" : ", " + doubts + " runs in doubt";
    }

    private static long count(List<TrialResult> of, Outcome outcome) {
        return of.stream().filter(result -> result.outcome() == outcome).count();
    }

    private static String defectRow(TrialResult result) {
        List<Finding> caught = result.caughtBy();
        List<Finding> others = new ArrayList<>(result.consequences());
        others.addAll(result.unrelated());
        return row(
                "`" + result.trial().defect().orElseThrow().defect() + "`",
                result.trial().scenario(),
                result.outcome().words(),
                ids(caught),
                caught.isEmpty() ? "" : caught.get(0).measured(),
                ids(others),
                String.valueOf(result.trial().seed()));
    }

    private Map<String, List<TrialResult>> soundRuns() {
        return results.stream()
                .filter(result -> result.trial().defect().isEmpty())
                .collect(Collectors.groupingBy(
                        result -> result.trial().scenario() + " | "
                                + result.trial().environment(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static String soundRow(String where, List<TrialResult> runs) {
        return "| " + where + " "
                + row(
                        String.valueOf(runs.size()),
                        String.valueOf(count(runs, Outcome.PROVED)),
                        String.valueOf(count(runs, Outcome.FALSE_ALARM)),
                        String.valueOf(count(runs, Outcome.IN_DOUBT)),
                        list(runs, result -> String.valueOf(result.trial().seed())));
    }

    private static String ids(List<Finding> findings) {
        return list(findings, finding -> "`" + finding.id() + "`");
    }

    private static <T> String list(List<T> of, Function<T, String> words) {
        return of.stream().map(words).collect(Collectors.joining(", "));
    }

    private static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
