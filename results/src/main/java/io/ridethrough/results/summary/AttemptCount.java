package io.ridethrough.results.summary;

/**
 * Requests on the wire.
 *
 * @param target the proxied dependency, such as {@code inference}
 * @param point the inference point that asked, empty when unknown
 */
public record AttemptCount(String target, String point, long count) {}
