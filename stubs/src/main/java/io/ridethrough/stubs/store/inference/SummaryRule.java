package io.ridethrough.stubs.store.inference;

import io.ridethrough.stubs.store.ledger.Holding;
import java.util.List;
import java.util.stream.Collectors;

/** A client's holdings in one sentence, made of the numbers alone. */
public final class SummaryRule {
    private SummaryRule() {}

    public static String words(List<Holding> holdings) {
        if (holdings.isEmpty()) {
            return "You hold no funds.";
        }
        return holdings.stream()
                .map(holding -> holding.units().stripTrailingZeros().toPlainString() + " units of " + holding.fund())
                .collect(Collectors.joining(", ", "You hold ", "."));
    }
}
