package io.ridethrough.results.capacity.comparison;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.ModelState;
import java.util.Optional;

/**
 * How the capacity in one state of the model changed.
 *
 * @param state of the model
 * @param before the earlier estimate
 * @param after the later one
 * @param ratio the later over the earlier; empty unless both are estimates with both bounds
 * @param change what is shown
 * @param why it cannot be told, a sentence; empty where it can
 */
public record StateChange(
        ModelState state,
        CapacityEstimate before,
        CapacityEstimate after,
        Optional<CapacityRatio> ratio,
        Change change,
        String why) {

    /** Of one state in two studies. */
    static StateChange of(CapacityEstimate before, CapacityEstimate after) {
        Optional<CapacityRatio> ratio = CapacityRatio.of(before, after);
        if (ratio.isPresent()) {
            return new StateChange(before.state(), before, after, ratio, shown(ratio.get()), "");
        }
        String why = unusable("the first", before)
                .or(() -> unusable("the second", after))
                .orElse("");
        Change change = why.isEmpty() ? byBounds(before, after) : Change.CANNOT_TELL;
        return new StateChange(
                before.state(),
                before,
                after,
                ratio,
                change,
                why.isEmpty() && change == Change.CANNOT_TELL ? "One of them is only a bound." : why);
    }

    private static Change shown(CapacityRatio ratio) {
        if (!ratio.isShown()) {
            return Change.NOT_SHOWN;
        }
        return ratio.ratio() > 1 ? Change.HIGHER : Change.LOWER;
    }

    /** Where one is only known to be no less, or no more, than a rate: apart by their bounds, or not to be told. */
    private static Change byBounds(CapacityEstimate before, CapacityEstimate after) {
        if (after.low().orElse(0) > before.high().orElse(Double.POSITIVE_INFINITY)) {
            return Change.HIGHER;
        }
        return after.high().orElse(Double.POSITIVE_INFINITY) < before.low().orElse(0)
                ? Change.LOWER
                : Change.CANNOT_TELL;
    }

    private static Optional<String> unusable(String which, CapacityEstimate estimate) {
        return switch (estimate.kind()) {
            case ESTIMATED, ABOVE_HIGHEST_RATE, BELOW_LOWEST_RATE -> Optional.empty();
            case ILL_CONDITIONED -> Optional.of("In " + which + " study it is ill-conditioned.");
            case GENERATOR_BOUND -> Optional.of("In " + which + " study the load generator was full first.");
            case NO_DATA -> Optional.of("In " + which + " study too little was measured.");
        };
    }
}
