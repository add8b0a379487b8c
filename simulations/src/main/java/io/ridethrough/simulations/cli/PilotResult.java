package io.ridethrough.simulations.cli;

import io.ridethrough.results.baseline.pairing.ComparisonFolder;
import io.ridethrough.simulations.bench.RealGates;
import io.ridethrough.simulations.terminal.ComparisonTable;
import io.ridethrough.simulations.terminal.Surroundings;
import io.ridethrough.stubs.store.bench.Bar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the gate came to on real pairs.
 *
 * @param runs folder of the runs and of both decisions
 * @param pairs of each half
 * @param seed of the first pair of each half
 * @param alike what was decided when nothing changed
 * @param slower empty when no run of the baseline had the percentile that a tenth was to be taken of
 */
record PilotResult(Path runs, int pairs, long seed, PairDecision.Decided alike, Optional<PilotResult.Slower> slower) {

    /**
     * The half whose candidate was made slower.
     *
     * @param baselineMicros the percentile that a tenth was taken of
     * @param planted what each answer of the model was delayed by
     */
    record Slower(double baselineMicros, Duration planted, PairDecision.Decided decided) {}

    /** Both halves' bars. */
    List<Bar> bars() {
        List<Bar> bars = new ArrayList<>(RealGates.alike(alike.comparison()));
        bars.addAll(slowerBars());
        return bars;
    }

    private List<Bar> slowerBars() {
        return slower.map(half -> RealGates.slower(half.decided().comparison())).orElseGet(RealGates::unplanted);
    }

    /** Both halves as a person reads them: each decision as {@code compare} tells it, then its bars. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(head() + "nothing changed; A is the baseline, B the candidate");
        add(alike, RealGates.alike(alike.comparison()), lines);
        if (slower.isEmpty()) {
            lines.add(head() + "nothing could be planted, for no run of the baseline has a 95th percentile");
            slowerBars().forEach(bar -> lines.add("  " + bar));
            return lines;
        }
        Slower half = slower.get();
        lines.add(head()
                + String.format(
                        Locale.ROOT,
                        "B has each answer of the model %d ms later, a tenth of %.1f ms",
                        half.planted().toMillis(),
                        half.baselineMicros() / 1_000));
        add(half.decided(), slowerBars(), lines);
        RealGates.strayed(half.decided().comparison()).ifPresent(why -> lines.add("  not met: " + why));
        return lines;
    }

    private String head() {
        return pairs + " real pairs of " + alike.kept().scenario() + ", seed " + seed + ": ";
    }

    private void add(PairDecision.Decided decided, List<Bar> bars, List<String> lines) {
        Surroundings plain = Surroundings.detect(System.getenv(), true);
        ComparisonTable.detailedLines(decided.comparison(), plain).stream()
                .filter(line -> !line.isBlank())
                .forEach(line -> lines.add("  " + line));
        lines.add("  decision      "
                + new ComparisonFolder(runs).file(decided.kept().id()));
        bars.forEach(bar -> lines.add("  " + bar));
    }

    /** Both decisions for a program, with what was planted. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("runs", runs.toString());
        json.put("alike", json(alike));
        slower.ifPresent(half -> {
            Map<String, Object> told = json(half.decided());
            told.put("baselineP95Micros", Math.round(half.baselineMicros()));
            told.put("plantedMillis", half.planted().toMillis());
            json.put("slower", told);
        });
        return json;
    }

    private static Map<String, Object> json(PairDecision.Decided decided) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("comparison", decided.kept().id());
        json.put("decision", decided.kept().decision());
        return json;
    }
}
