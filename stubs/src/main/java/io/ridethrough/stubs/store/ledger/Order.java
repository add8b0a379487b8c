package io.ridethrough.stubs.store.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A placed order.
 *
 * @param id its entity id
 * @param incrementId what customers know it by, such as {@code 000000042}
 * @param quoteId the cart that it came from; a cart has one order at most
 * @param customerId whose it is; empty for a guest's
 * @param subtotal in USD, as are the other sums
 * @param status such as {@code pending}, or {@value #CANCELED}
 * @param token the secret with which a guest may look it up
 * @param chargeId the payment partner's charge; empty when the shop has no partner
 * @param advice what the model, or a rule in its place, said of it
 * @param createdAt to the second
 * @param shippingAddress empty when nothing is shipped
 * @param shippingMethod such as {@code flatrate_flatrate}; empty when nothing is shipped
 * @param lines what was ordered
 */
public record Order(
        long id,
        String incrementId,
        long quoteId,
        OptionalLong customerId,
        String customerEmail,
        BigDecimal subtotal,
        BigDecimal shipping,
        BigDecimal discount,
        BigDecimal grandTotal,
        String status,
        String token,
        Optional<String> chargeId,
        String advice,
        Instant createdAt,
        Optional<Coupon> coupon,
        Optional<Address> shippingAddress,
        Optional<Address> billingAddress,
        Optional<String> shippingMethod,
        String paymentMethod,
        List<Line> lines) {
    /** The status of an order that was called off. */
    public static final String CANCELED = "canceled";

    /** Whether it was called off: its units are back in stock. */
    public boolean isCanceled() {
        return status.equals(CANCELED);
    }

    /** Units of all lines. */
    public int quantity() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /**
     * One product of an order.
     *
     * @param id its entity id
     * @param price of one unit in USD
     */
    public record Line(long id, String sku, String name, boolean isVirtual, int quantity, BigDecimal price) {}
}
