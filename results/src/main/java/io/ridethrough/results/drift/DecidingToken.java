package io.ridethrough.results.drift;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far two answers' distributions lie apart at the token that decides.
 *
 * <p>A decision's places are those up to the token that holds the answer's first colon. Two distributions can be
 * compared only where both answers came by the same tokens: up to the first place at which the answers part, and that
 * one included when they decide otherwise. The <em>deciding token</em> is the place among them at which the
 * distributions lie furthest apart. With different decisions that is hardly ever another than the place where
 * they part; with the same decision it finds a choice that has become less sure, which the first token of a code such as
 * {@code FUND-…} never shows.
 *
 * <p>Answers with the same decision in different tokens, as two tokenizers make them, are compared before they part.
 */
final class DecidingToken {

    private static final char END_OF_DECISION = ':';

    private DecidingToken() {}

    /** {@code KL(from‖to)} in nats; empty when there is no place at which both tell probabilities. */
    static OptionalDouble divergence(DriftAnswer from, DriftAnswer to) {
        boolean isSameDecision = from.decision().equals(to.decision());
        List<Place> first = from.places();
        List<Place> second = to.places();
        OptionalDouble greatest = OptionalDouble.empty();
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            Place a = first.get(i);
            Place b = second.get(i);
            boolean isSameToken = a.token().equals(b.token());
            boolean isComparable = isSameToken || !isSameDecision;
            if (isComparable && !a.top().isEmpty() && !b.top().isEmpty()) {
                double here = TruncatedDivergence.nats(a.top(), b.top());
                greatest = OptionalDouble.of(Math.max(here, greatest.orElse(0)));
            }
            if (!isSameToken || a.token().indexOf(END_OF_DECISION) >= 0) {
                break;
            }
        }
        return greatest;
    }
}
