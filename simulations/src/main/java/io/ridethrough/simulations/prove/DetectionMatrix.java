package io.ridethrough.simulations.prove;

import io.ridethrough.simulations.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a proof came to, or has come to so far.
 *
 * @param results of every trial that is over, in the order of the book
 * @param planned how many trials there are
 * @param unproved defects that no scenario is made for yet
 * @param scenarios those that were played, by name
 * @param descriptions what is wrong with a shop that has a defect, by the defect's name
 * @param seed of the first trial
 * @param versions what ran, by name
 * @param breakers how breakers read on the wire agreed with the shop's own; empty until all is over
 */
public record DetectionMatrix(
        List<TrialResult> results,
        int planned,
        List<String> unproved,
        Map<String, Scenario> scenarios,
        Map<String, String> descriptions,
        long seed,
        Map<String, String> versions,
        Optional<BreakerTally> breakers) {

    public DetectionMatrix {
        results = List.copyOf(results);
        unproved = List.copyOf(unproved);
        scenarios = Map.copyOf(scenarios);
        descriptions = Map.copyOf(descriptions);
        versions = Map.copyOf(versions);
    }

    public DetectionMatrix with(BreakerTally tally) {
        return new DetectionMatrix(
                results, planned, unproved, scenarios, descriptions, seed, versions, Optional.of(tally));
    }

    /** The page, which {@code ./ridethrough prove} writes and nobody edits. */
    public String markdown() {
        return new MatrixPage(this).markdown();
    }

    /** Whether every trial is over. */
    public boolean isFinished() {
        return results.size() == planned;
    }

    /** The proof in a sentence. */
    public String sentence() {
        List<TrialResult> sound = sound();
        long caught = planted().stream().collect(Collectors.groupingBy(DetectionMatrix::defectOf)).values().stream()
                .filter(all -> count(all, Outcome.PROVED) == all.size())
                .count();
        long defects =
                planted().stream().map(DetectionMatrix::defectOf).distinct().count() + unproved.size();
        return progress() + caught + " of " + defects + " defects caught by the claim made for them, "
                + count(sound, Outcome.FALSE_ALARM) + " false alarms in " + sound.size() + " runs of the sound system"
                + doubts() + ".";
    }

    private String progress() {
        return isFinished() ? "" : "Unfinished, " + results.size() + " of " + planned + " runs are over: ";
    }

    private String doubts() {
        long doubts = count(results, Outcome.IN_DOUBT);
        return doubts == 0 ? "" : ", " + doubts + " runs in doubt";
    }

    List<TrialResult> planted() {
        return results.stream()
                .filter(result -> result.trial().defect().isPresent())
                .toList();
    }

    List<TrialResult> sound() {
        return results.stream()
                .filter(result -> result.trial().defect().isEmpty())
                .toList();
    }

    /** The sound system's runs by scenario and environment, in the order of the book. */
    Map<List<String>, List<TrialResult>> soundByPlace() {
        return sound().stream()
                .collect(Collectors.groupingBy(
                        result -> List.of(
                                result.trial().scenario(), result.trial().environment()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    Optional<Scenario> scenarioOf(TrialResult result) {
        return Optional.ofNullable(scenarios.get(result.trial().scenario()));
    }

    static String defectOf(TrialResult result) {
        return result.trial().defect().map(DefectProof::defect).orElse("none");
    }

    static long count(List<TrialResult> of, Outcome outcome) {
        return of.stream().filter(result -> result.outcome() == outcome).count();
    }
}
