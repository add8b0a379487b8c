package io.ridethrough.stubs.store.ledger;

import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * That the shop is about to charge a cart. It is on disk before the partner is asked and goes in the
 * transaction that writes the order, so whatever is left here may be money taken for no order.
 *
 * @param idempotencyKey what the charge is asked for under
 * @param reference the increment id that the order would have
 * @param amount in USD
 * @param tenant whose client pays
 * @param jurisdiction whose law the client's data is under
 * @param askedAt when a charge was last about to be asked for
 */
public record ChargeIntent(
        String idempotencyKey,
        long quoteId,
        String reference,
        BigDecimal amount,
        Tenant tenant,
        Jurisdiction jurisdiction,
        Instant askedAt) {}
