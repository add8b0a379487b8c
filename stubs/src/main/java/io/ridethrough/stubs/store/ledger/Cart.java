package io.ridethrough.stubs.store.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cart, Magento's quote, as it stood when it was read.
 *
 * @param id the quote's number, which orders carry
 * @param maskedId the 32 characters that clients know it by
 * @param customerId whose it is; empty for a guest's
 * @param isActive false once its order is placed
 * @param chargeRound counts the charges that were given back; part of the idempotency key
 * @param shippingMethod such as {@code flatrate_flatrate}
 * @param paymentMethod such as {@code checkmo}
 * @param coupon the one applied
 */
public record Cart(
        long id,
        String maskedId,
        OptionalLong customerId,
        Optional<String> email,
        boolean isActive,
        int chargeRound,
        Optional<Address> shippingAddress,
        Optional<Address> billingAddress,
        Optional<String> shippingMethod,
        Optional<String> paymentMethod,
        Optional<Coupon> coupon,
        List<Line> lines) {
    /** What flat-rate shipping costs for each unit, in USD. */
    public static final BigDecimal SHIPPING_PER_UNIT = BigDecimal.valueOf(5);

    /**
     * One product of a cart.
     *
     * @param id the quote item's number
     * @param quantity units, at least 1
     */
    public record Line(long id, Product product, int quantity) {
        public BigDecimal total() {
            return product.price().multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** Units of all lines. */
    public int quantity() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /** Units of this product; 0 without a line of it. */
    public int unitsOf(String sku) {
        return lines.stream()
                .filter(line -> line.product().sku().equals(sku))
                .mapToInt(Line::quantity)
                .sum();
    }

    /** Units of the lines that are shipped. */
    public int shippedQuantity() {
        return lines.stream()
                .filter(line -> !line.product().isVirtual())
                .mapToInt(Line::quantity)
                .sum();
    }

    /** Whether it has lines and none of them is shipped. */
    public boolean isVirtual() {
        return !lines.isEmpty() && shippedQuantity() == 0;
    }

    /** The lines' sum in USD. */
    public BigDecimal subtotal() {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the flat rate would be for this cart, chosen or not, in USD. */
    public BigDecimal flatRate() {
        return SHIPPING_PER_UNIT.multiply(BigDecimal.valueOf(shippedQuantity()));
    }

    /** Shipping in USD; 0 until a method is chosen. */
    public BigDecimal shipping() {
        return shippingMethod.isPresent() && !isVirtual() ? flatRate() : BigDecimal.ZERO;
    }

    /** What the coupon takes off, in USD, not negative. */
    public BigDecimal discount() {
        return coupon.map(it -> it.off(subtotal())).orElse(BigDecimal.ZERO);
    }

    /** All that is to pay, in USD. */
    public BigDecimal grandTotal() {
        return subtotal().add(shipping()).subtract(discount());
    }
}
