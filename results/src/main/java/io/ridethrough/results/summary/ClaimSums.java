package io.ridethrough.results.summary;

import io.ridethrough.results.run.Claim;

/** What clients were told, without the claims: some 50 bytes for each. For one thread. */
public final class ClaimSums {

    private final TextCounts acknowledgedNumbers = new TextCounts();
    private final TextCounts acknowledged = new TextCounts();
    private final TextCounts refused = new TextCounts();
    private final TextCounts indeterminate = new TextCounts();

    public void add(Claim claim) {
        emails(claim.answer()).add(claim.email());
        if (claim.answer() == Claim.Answer.ACKNOWLEDGED) {
            acknowledgedNumbers.add(claim.order());
        }
    }

    /** By the number that clients were told. */
    TextCounts acknowledged() {
        return acknowledgedNumbers;
    }

    TextCounts emails(Claim.Answer answer) {
        return switch (answer) {
            case ACKNOWLEDGED -> acknowledged;
            case REFUSED -> refused;
            case INDETERMINATE -> indeterminate;
        };
    }

    /** A client whose second click was turned away was not refused: something else was said to the first. */
    TextCounts refusedOnly() {
        return refused.without(acknowledged, indeterminate);
    }
}
