package io.ridethrough.results.baseline.gate;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a gate says of one metric.
 *
 * @param name the metric's
 * @param ruling what it came to
 * @param why in a sentence without its full stop
 * @param effect what the pairs say; empty when they are of no use
 * @param pairsToDecide pairs in all of a new gate that would decide; empty when no practical number would, and where there is
 *     nothing left to decide
 */
public record MetricRuling(
        String name, Ruling ruling, String why, Optional<PairedEffect> effect, OptionalInt pairsToDecide) {

    MetricRuling(String name, Ruling ruling, String why, Optional<PairedEffect> effect) {
        this(name, ruling, why, effect, OptionalInt.empty());
    }
}
