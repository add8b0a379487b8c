package io.ridethrough.simulations.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a run goes right now. Rates and percentiles are over the last few seconds, whoever measured them chose how many.
 *
 * @param elapsed since the start of load
 * @param flows one entry a flow, in the plan's order
 * @param points one entry an inference point, in the plan's order
 * @param workers how busy the shop is; empty when it doesn't say
 */
public record Tick(Duration elapsed, List<FlowPace> flows, List<PointPace> points, Optional<Workers> workers) {

    public Tick {
        flows = List.copyOf(flows);
        points = List.copyOf(points);
    }

    /**
     * One flow.
     *
     * @param arrivalsPerSecond journeys begun
     * @param completedPerSecond journeys completed
     * @param p95 95th percentile of the latency of its requests; empty without any
     * @param failures failed journeys since the start of load
     */
    public record FlowPace(
            String flow, double arrivalsPerSecond, double completedPerSecond, Optional<Duration> p95, long failures) {}

    /**
     * One inference point.
     *
     * @param breaker {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}; empty when nobody says
     * @param demandPerSecond requests of the step that asks
     * @param attemptsPerSecond requests seen on the wire to the model
     */
    public record PointPace(String point, String breaker, double demandPerSecond, double attemptsPerSecond) {}

    /** Request workers of the shop, and how many of them are busy. */
    public record Workers(int busy, int all) {}
}
