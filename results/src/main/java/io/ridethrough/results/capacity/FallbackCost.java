package io.ridethrough.results.capacity;

import java.math.BigDecimal;

/**
 * What orders cost that are answered by a fallback: rate · share of orders with one · loss an order.
 *
 * @param state of the model
 * @param perSecond orders a second that it is told for
 * @param fallbackShare of the orders, how many meet a fallback, 0 to 1
 * @param lossPerOrder the user's own figure for an order that is lost or done by hand, at least 0
 * @param currency as the user wrote it, such as {@code CHF}; may be empty
 * @param perHour the cost of an hour, two decimals
 */
public record FallbackCost(
        ModelState state,
        double perSecond,
        double fallbackShare,
        BigDecimal lossPerOrder,
        String currency,
        BigDecimal perHour) {}
