package io.ridethrough.results.capacity.comparison;

import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Two studies beside each other: two dates, or two builds. A view and no gate: of ten states in which nothing changed, one
 * shows a change.
 *
 * @param before id of the first study
 * @param after id of the second
 * @param objective which both were held against
 * @param changes one for each state that both studied
 * @param remarks sentences: what else differs between them, and what that means
 */
public record CapacityComparison(
        String before, String after, Objective objective, List<StateChange> changes, List<String> remarks) {

    public CapacityComparison {
        changes = List.copyOf(changes);
        remarks = List.copyOf(remarks);
    }

    /**
     * Compares them.
     *
     * @throws IllegalArgumentException when they cannot be: a sentence without its full stop
     */
    public static CapacityComparison of(CapacityReport before, CapacityReport after) {
        if (!before.objective().equals(after.objective())) {
            throw new IllegalArgumentException("it was held against " + after.objective() + ", and " + before.study()
                    + " against " + before.objective() + ": only studies of one objective can be compared");
        }
        List<StateChange> changes = before.estimates().stream()
                .flatMap(earlier ->
                        after.estimate(earlier.state()).map(later -> StateChange.of(earlier, later)).stream())
                .toList();
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("it has no state of the model in common with " + before.study());
        }
        return new CapacityComparison(
                before.study(), after.study(), before.objective(), changes, remarks(before, after));
    }

    private static List<String> remarks(CapacityReport before, CapacityReport after) {
        List<String> remarks = new ArrayList<>();
        differing(remarks, "Another environment", before.environment(), after.environment());
        differing(remarks, "Another mode", before.mode(), after.mode());
        for (CapacityReport one : List.of(before, after)) {
            if (!one.isComplete()) {
                remarks.add("Not finished: " + one.study() + ".");
            }
        }
        for (String state : onlyInOne(before, after)) {
            remarks.add("Studied in one of them only: the model " + state + ".");
        }
        versions(remarks, before.build(), after.build());
        remarks.add("What changed on the machine between the two counts as a change of the shop.");
        return remarks;
    }

    private static void differing(List<String> remarks, String what, String before, String after) {
        if (!before.equals(after)) {
            remarks.add(what + ": " + before + ", then " + after + ".");
        }
    }

    private static TreeSet<String> onlyInOne(CapacityReport before, CapacityReport after) {
        TreeSet<String> states = new TreeSet<>();
        before.estimates().stream()
                .filter(estimate -> after.estimate(estimate.state()).isEmpty())
                .forEach(estimate -> states.add(estimate.state().word()));
        after.estimates().stream()
                .filter(estimate -> before.estimate(estimate.state()).isEmpty())
                .forEach(estimate -> states.add(estimate.state().word()));
        return states;
    }

    private static void versions(List<String> remarks, Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            differing(
                    remarks,
                    "Different " + name,
                    before.getOrDefault(name, "not told"),
                    after.getOrDefault(name, "not told"));
        }
    }
}
