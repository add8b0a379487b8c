package io.ridethrough.stubs.store.ledger;

import java.math.BigDecimal;

/**
 * What a customer holds of one fund.
 *
 * @param fund the fund's name
 * @param units more than 0
 */
public record Holding(String fund, BigDecimal units) {}
