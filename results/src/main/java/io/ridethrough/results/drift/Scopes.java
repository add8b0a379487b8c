package io.ridethrough.results.drift;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Over which prompts a gate is judged: over all, and over each purpose that has enough of them, since a change of one
 * purpose drowns among the others.
 */
record Scopes(List<Scope> all) {

    Scopes {
        all = List.copyOf(all);
    }

    /** All prompts first; each purpose shares the purposes' chance of a false alarm. */
    static Scopes of(List<ComparedCase> cases) {
        Map<String, List<ComparedCase>> byPurpose =
                cases.stream().collect(Collectors.groupingBy(ComparedCase::purpose, TreeMap::new, Collectors.toList()));
        Scope whole = new Scope("all prompts", cases, DriftRule.TAIL);
        if (byPurpose.size() < 2) {
            return new Scopes(List.of(whole));
        }
        List<Scope> scopes = byPurpose.entrySet().stream()
                .filter(each -> each.getValue().size() >= DriftRule.LEAST_PROMPTS_OF_PURPOSE)
                .map(each -> new Scope(each.getKey(), each.getValue(), DriftRule.TAIL / byPurpose.size()))
                .collect(Collectors.toList());
        scopes.add(0, whole);
        return new Scopes(scopes);
    }

    Scope whole() {
        return all.get(0);
    }

    /** @param tail the chance that a gate may say drift here of a change at its bound */
    record Scope(String name, List<ComparedCase> cases, double tail) {
        DriftFigures figures() {
            return DriftFigures.of(cases);
        }
    }
}
