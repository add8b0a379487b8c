package io.ridethrough.results.baseline.gate;

import java.util.Optional;

/**
 * What a gate says of one metric.
 *
 * @param name the metric's
 * @param ruling what it came to
 * @param why in a sentence without its full stop
 * @param effect what the pairs say; empty when they are of no use
 */
public record MetricRuling(String name, Ruling ruling, String why, Optional<PairedEffect> effect) {}
