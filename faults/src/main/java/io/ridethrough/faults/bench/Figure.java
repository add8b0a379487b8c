package io.ridethrough.faults.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of the table.
 *
 * @param direct the same without a proxy, where that can be measured
 * @param values of each contender, in order; shorter when not all could be measured
 * @param ratio the first contender's to the second's
 */
public record Figure(
        String what,
        String unit,
        OptionalDouble direct,
        List<OptionalDouble> values,
        OptionalDouble ratio,
        Optional<Bar> bar) {

    public Figure {
        values = List.copyOf(values);
    }

    /** A figure whose ratio is that of its first two values. */
    static Figure of(String what, String unit, List<OptionalDouble> values) {
        OptionalDouble ratio = OptionalDouble.empty();
        if (values.size() > 1 && values.get(0).isPresent() && values.get(1).isPresent()) {
            double divisor = values.get(1).getAsDouble();
            ratio = divisor > 0 ? OptionalDouble.of(values.get(0).getAsDouble() / divisor) : ratio;
        }
        return new Figure(what, unit, OptionalDouble.empty(), values, ratio, Optional.empty());
    }

    Figure besideDirect(double newDirect) {
        return new Figure(what, unit, OptionalDouble.of(newDirect), values, ratio, bar);
    }

    Figure withRatio(double newRatio) {
        return new Figure(what, unit, direct, values, OptionalDouble.of(newRatio), bar);
    }

    /** A difference that may be zero or negative has no ratio. */
    Figure withoutRatio() {
        return new Figure(what, unit, direct, values, OptionalDouble.empty(), bar);
    }

    Figure mustBe(Bar newBar) {
        return new Figure(what, unit, direct, values, ratio, Optional.of(newBar));
    }

    /** Whether the bar is met; empty without a bar, or without the value that it judges. */
    public Optional<Boolean> isMet() {
        if (bar.isEmpty() || values.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble judged = bar.get().isOfRatio() ? ratio : values.get(0);
        return judged.isPresent() ? Optional.of(bar.get().isMetBy(judged.getAsDouble())) : Optional.empty();
    }
}
