package io.ridethrough.stubs.partners;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Money that the payment partner has taken and not given back.
 *
 * @param id the partner's own name of the charge
 * @param reference what the shop called it: the order's increment id
 * @param amount in {@code currency}
 * @param currency ISO 4217
 * @param idempotencyKey the key under which a repeated request finds this charge again
 * @param at when it was accepted
 */
public record AcceptedCharge(
        String id, String reference, BigDecimal amount, String currency, String idempotencyKey, Instant at) {}
