package io.ridethrough.environments;

import java.time.Instant;
import java.util.List;

/**
 * What a breaker of the shop's went through, by the shop's own record.
 *
 * @param point the inference point it guards
 * @param state {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}, when it was read
 * @param forgotten older changes than those that were kept
 * @param changes oldest first
 */
public record BreakerHistory(String point, String state, long forgotten, List<Change> changes) {

    public BreakerHistory {
        changes = List.copyOf(changes);
    }

    /** @param at by the shop's clock */
    public record Change(Instant at, String from, String to) {}
}
