package io.ridethrough.results.summary;

import io.ridethrough.results.plan.InferencePoint;

/**
 * One inference point.
 *
 * @param demand requests of the step that asks, by their start
 * @param attempts requests that reached the wire for this point
 * @param breaker states of its breaker
 */
public record PointSummary(InferencePoint point, MomentCounts demand, MomentCounts attempts, BreakerLane breaker) {}
