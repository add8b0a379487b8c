package io.ridethrough.results.drift;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One golden prompt, as the gates see it.
 *
 * @param decisionFrom the first model's first decision, {@code decisionTo} the second model's
 * @param selfAgrees for each further answer of the first model, whether it decided as its first
 * @param divergence at the deciding token, nats
 * @param selfDivergence likewise between the first model's first answer and each further one
 * @param isNewViolation whether the second model left the client's jurisdiction and no answer of the first did
 */
public record ComparedCase(
        String id,
        String purpose,
        String decisionFrom,
        String decisionTo,
        List<Boolean> selfAgrees,
        OptionalDouble divergence,
        List<OptionalDouble> selfDivergence,
        boolean isFromRight,
        boolean isToRight,
        boolean isFromAllowed,
        boolean isToAllowed,
        boolean isNewViolation) {

    public ComparedCase {
        selfAgrees = List.copyOf(selfAgrees);
        selfDivergence = List.copyOf(selfDivergence);
    }

    /** Compares the answers to one prompt. */
    public static ComparedCase of(DriftCase asked) {
        DriftAnswer first = asked.from().get(0);
        List<DriftAnswer> again = asked.from().subList(1, asked.from().size());
        DriftAnswer to = asked.to();
        return new ComparedCase(
                asked.id(),
                asked.purpose(),
                first.decision(),
                to.decision(),
                again.stream()
                        .map(answer -> answer.decision().equals(first.decision()))
                        .toList(),
                DecidingToken.divergence(first, to),
                again.stream()
                        .map(answer -> DecidingToken.divergence(first, answer))
                        .toList(),
                first.isRight(),
                to.isRight(),
                first.isAllowed(),
                to.isAllowed(),
                !to.isAllowed() && asked.from().stream().allMatch(DriftAnswer::isAllowed));
    }

    public boolean agrees() {
        return decisionFrom.equals(decisionTo);
    }
}
