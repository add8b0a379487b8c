package io.ridethrough.stubs.store.checkout;

/**
 * How one locked cart becomes a paid order.
 *
 * @param keys names an attempt to charge
 * @param attempts tries to charge
 * @param mostAttempts to charge, in all
 * @param stock takes units
 * @param milestones is told how far it has come
 */
public record PlacementParts(
        ChargeKey.Choice keys, ChargeAttempts attempts, int mostAttempts, Stock stock, Milestones milestones) {}
