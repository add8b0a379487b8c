package io.ridethrough.stubs.store.front;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Who answers what.
 *
 * @param atFront pages by path that the front answers itself, whatever the workers do; they must not block
 * @param behind everything else, on a worker
 */
public record Routes(Map<String, Supplier<FrontResponse>> atFront, Endpoint behind) {}
