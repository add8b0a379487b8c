package io.ridethrough.results.drift;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What was measured over some prompts. Percentiles are nearest-rank: values that were measured.
 *
 * @param prompts how many
 * @param agreeing how many had the same decision of both models
 * @param selfAgreeing how many had the same decision of the first model twice, in the worse of its repetitions
 * @param fromRight right decisions of the first model, {@code toRight} of the second
 * @param fromViolations decisions of the first model that leave the jurisdiction, {@code toViolations} of the second
 * @param newViolations how many the second has that the first has not
 * @param divergence at the deciding token between the models, {@code floor} between the first model and itself
 */
public record DriftFigures(
        int prompts,
        int agreeing,
        int selfAgreeing,
        int fromRight,
        int toRight,
        int fromViolations,
        int toViolations,
        int newViolations,
        Divergences divergence,
        Divergences floor) {

    /** Figures over these cases. */
    public static DriftFigures of(List<ComparedCase> cases) {
        int repetitions =
                cases.stream().mapToInt(each -> each.selfAgrees().size()).min().orElse(0);
        int selfAgreeing = IntStream.range(0, repetitions)
                .map(i -> (int)
                        cases.stream().filter(each -> each.selfAgrees().get(i)).count())
                .min()
                .orElse(0);
        Divergences floor = IntStream.range(0, repetitions)
                .mapToObj(i -> Divergences.of(
                        cases.stream().map(each -> each.selfDivergence().get(i)).toList()))
                .reduce(Divergences.NONE, Divergences::worse);
        return new DriftFigures(
                cases.size(),
                (int) cases.stream().filter(ComparedCase::agrees).count(),
                selfAgreeing,
                (int) cases.stream().filter(ComparedCase::isFromRight).count(),
                (int) cases.stream().filter(ComparedCase::isToRight).count(),
                (int) cases.stream().filter(each -> !each.isFromAllowed()).count(),
                (int) cases.stream().filter(each -> !each.isToAllowed()).count(),
                (int) cases.stream().filter(ComparedCase::isNewViolation).count(),
                Divergences.of(cases.stream().map(ComparedCase::divergence).toList()),
                floor);
    }

    /** The share of prompts that agree with itself, at most 1. */
    double selfAgreement() {
        return (double) selfAgreeing / prompts;
    }

    /**
     * Divergences at the deciding token, nats.
     *
     * @param compared prompts that have one
     * @param medianNats 0 when there are none, as the two others
     */
    public record Divergences(int compared, double medianNats, double p90Nats, double maxNats) {
        static final Divergences NONE = new Divergences(0, 0, 0, 0);

        static Divergences of(List<OptionalDouble> divergences) {
            double[] sorted = divergences.stream()
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .sorted()
                    .toArray();
            return sorted.length == 0
                    ? NONE
                    : new Divergences(
                            sorted.length,
                            rank(sorted, 50),
                            rank(sorted, 90),
                            Arrays.stream(sorted).max().orElse(0));
        }

        Divergences worse(Divergences other) {
            return p90Nats >= other.p90Nats && compared > 0 ? this : other;
        }

        /** Of n sorted values the one at rank ⌈percent/100 · n⌉. */
        private static double rank(double[] sorted, int percent) {
            return sorted[(sorted.length * percent + 99) / 100 - 1];
        }
    }
}
