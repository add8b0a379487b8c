package io.ridethrough.results.checks;

import java.util.List;

/**
 * One way in which the ledger and what clients were told disagree.
 *
 * @param one the disagreement of one, such as {@code acknowledged order is not in the ledger}
 * @param several the disagreement of several, such as {@code acknowledged orders are not in the ledger}
 * @param names who or what is concerned, at least one
 */
record Discrepancy(String one, String several, List<String> names) {

    /** How many are named as examples. */
    private static final int EXAMPLES = 3;

    Discrepancy {
        names = List.copyOf(names);
    }

    /** {@code 5 acknowledged orders are not in the ledger (000000007, 000000009, 000000011 and 2 more)}. */
    String told() {
        List<String> examples = names.subList(0, Math.min(EXAMPLES, names.size()));
        int more = names.size() - examples.size();
        return names.size() + " " + (names.size() == 1 ? one : several) + " (" + String.join(", ", examples)
                + (more == 0 ? ")" : " and " + more + " more)");
    }
}
