package io.ridethrough.results.plan;

import java.time.Duration;

/**
 * A fault as planned, described for people: results judge its effect and need none of its mechanics.
 *
 * @param id unique within the plan, such as {@code slow/1}
 * @param target the proxied dependency that it breaks, such as {@code inference}
 * @param kind the fault's type, such as {@code latency} or {@code outage}
 * @param description what a reader is told, such as {@code latency 4 s ± 500 ms}
 * @param startsAfter offset of the fault's start from the start of load, within its phase
 * @param endsAfter offset of the fault's end from the start of load, within its phase
 */
public record PlannedFault(
        String id, String target, String kind, String description, Duration startsAfter, Duration endsAfter) {}
