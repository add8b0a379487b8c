package io.ridethrough.stubs.partners;

import java.time.Instant;

/**
 * A call that reached the foreign inference endpoint.
 *
 * @param at when it was answered
 * @param purpose header {@code X-Purpose}; blank without
 * @param tenant header {@code X-Tenant}; blank without
 * @param jurisdiction header {@code X-Jurisdiction}; blank without
 * @param body as it came
 */
public record ForeignCall(Instant at, String purpose, String tenant, String jurisdiction, String body) {}
