package io.ridethrough.simulations.cli;

import io.ridethrough.results.baseline.Comparison;
import io.ridethrough.results.baseline.gate.GateSettings;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.results.baseline.pairing.ComparisonFolder;
import io.ridethrough.results.baseline.pairing.ComparisonRecord;
import io.ridethrough.results.baseline.pairing.PairedRuns;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.simulations.terminal.ComparisonTable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Decides on pairs that are all there, keeps the decision beside the runs and shows it.
 *
 * @param folder where it is kept
 * @param isJson whether the file's content is shown instead of a table
 * @param colour whether the table may have any
 */
record PairDecision(ComparisonFolder folder, boolean isJson, ColourOption colour) {

    /**
     * A decision that is kept.
     *
     * @param kept the comparison with it
     */
    record Decided(Comparison comparison, ComparisonRecord kept) {}

    /**
     * @param whole the comparison, with as many pairs as were planned
     * @param runs its runs
     * @return the ruling's exit code
     */
    ExitCode on(ComparisonRecord whole, PairedRuns runs) throws IOException {
        Decided decided = keep(folder, whole, runs);
        show(decided.comparison(), decided.kept());
        return ExitCode.of(decided.comparison().ruling());
    }

    /** Decides and keeps the decision; shows nothing. */
    static Decided keep(ComparisonFolder folder, ComparisonRecord whole, PairedRuns runs) throws IOException {
        PairedGate gate = PairedGate.withDefaults();
        SortedSet<String> gated = gated(whole, runs);
        Comparison comparison = withRemarks(folder, runs.decided(whole.percentile(), gated, gate), whole);
        Map<String, Object> decision = new LinkedHashMap<>(BaselineJson.of(comparison));
        decision.put("rule", rule(gate.settings()));
        decision.put("pairs", runs.pairs());
        decision.put("isInTurns", runs.isInTurns());
        ComparisonRecord decided = whole.decided(decision);
        folder.write(decided);
        return new Decided(comparison, decided);
    }

    /** A name that was fixed in advance stays among them when no run has a sample of it: then it is INVALID. */
    private static SortedSet<String> gated(ComparisonRecord whole, PairedRuns runs) {
        SortedSet<String> names = new TreeSet<>(runs.seriesNames());
        whole.gate().stream().filter(name -> !name.contains("*")).forEach(names::add);
        return new GatePatterns(whole.gate()).choose(names, runs.gatedByDefault());
    }

    private static Comparison withRemarks(ComparisonFolder folder, Comparison comparison, ComparisonRecord whole)
            throws IOException {
        List<String> remarks = new ArrayList<>(comparison.remarks());
        for (ComparisonRecord other : folder.otherwiseDecided(whole)) {
            remarks.add("These pairs were decided before, by comparison " + other.id()
                    + ", on another percentile or other series: what is chosen after a look has no stated error rate.");
        }
        return new Comparison(
                comparison.baseline(),
                comparison.candidate(),
                comparison.percent(),
                comparison.ruling(),
                comparison.gated(),
                comparison.others(),
                remarks);
    }

    private static Map<String, Object> rule(GateSettings settings) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("alpha", settings.alpha());
        rule.put("smallestRegression", settings.smallestRegression());
        rule.put("largestTolerated", settings.largestTolerated());
        rule.put("confidence", settings.confidence());
        rule.put("power", settings.power());
        return rule;
    }

    private void show(Comparison comparison, ComparisonRecord decided) throws IOException {
        PrintStream out = StandardOutput.utf8();
        if (isJson) {
            out.write(RunJson.pretty(decided));
        } else {
            out.println(decided.plannedPairs() + " pairs of " + decided.scenario()
                    + "; A is the baseline, B the candidate");
            ComparisonTable.detailedLines(comparison, colour.surroundings()).forEach(out::println);
            out.println();
            out.println("decision  " + folder.file(decided.id()));
        }
        out.flush();
    }
}
