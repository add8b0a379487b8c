package io.ridethrough.results.capacity.study;

import java.util.Map;
import java.util.OptionalInt;

/** Whole numbers among the facts about what ran. */
final class PlanFigures {
    private PlanFigures() {}

    /** The fact of that name; empty when there is none, or it is no whole number above 0. */
    static OptionalInt of(Map<String, String> facts, String name) {
        String text = facts.getOrDefault(name, "");
        return text.matches("[1-9]\\d{0,8}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
