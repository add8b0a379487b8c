package io.ridethrough.results.run;

/**
 * One request seen on the wire between the system under test and a dependency.
 *
 * @param at when its head arrived at the fault proxy, microseconds since the Unix epoch
 * @param target the proxied dependency, such as {@code inference}
 * @param point the inference point that asked, empty when unknown
 */
public record Attempt(long at, String target, String point) {}
