package io.ridethrough.results.checks;

import java.util.List;

/**
 * One way in which the ledger and what clients were told disagree.
 *
 * @param what the disagreement in the plural, such as {@code acknowledged orders are not in the ledger}
 * @param names who or what is concerned, at least one
 */
record Discrepancy(String what, List<String> names) {

    /** How many are named as examples. */
    private static final int EXAMPLES = 3;

    Discrepancy {
        names = List.copyOf(names);
    }

    /** {@code 5 acknowledged orders are not in the ledger (000000007, 000000009, 000000011 and 2 more)}. */
    String told() {
        List<String> examples = names.subList(0, Math.min(EXAMPLES, names.size()));
        int more = names.size() - examples.size();
        return names.size() + " " + what + " (" + String.join(", ", examples)
                + (more == 0 ? ")" : " and " + more + " more)");
    }
}
