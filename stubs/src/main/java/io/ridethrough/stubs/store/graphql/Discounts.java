package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Coupon;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a coupon took off, of a cart, an order or one of their lines. */
final class Discounts {
    private Discounts() {}

    /** The discounts of a cart or of its line; Magento answers null rather than none. */
    static @Nullable List<Fields> ofCart(Optional<Coupon> coupon, BigDecimal amount) {
        return coupon.map(it -> List.of(
                        discount(it, amount).and("applied_to", "ITEM").and("coupon", Fields.with("code", it.code()))))
                .orElse(null);
    }

    /** The discounts of an order or of its line; Magento leaves {@code applied_to} unset though it is required. */
    static List<Fields> ofOrder(Optional<Coupon> coupon, BigDecimal amount) {
        return coupon.stream()
                .map(it -> discount(it, amount).and("applied_to", Later.UNSET))
                .toList();
    }

    /**
     * Shares a discount out among lines in proportion to their sums, to the cent; what rounding leaves over is the
     * last line's.
     *
     * @param sums of the lines, in USD
     * @param discount of all lines together, in USD
     */
    static List<BigDecimal> shares(List<BigDecimal> sums, BigDecimal discount) {
        BigDecimal whole = sums.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal left = discount;
        for (int i = 0; i < sums.size(); i++) {
            boolean isLast = i == sums.size() - 1;
            BigDecimal share = isLast || whole.signum() == 0
                    ? left
                    : discount.multiply(sums.get(i)).divide(whole, 2, RoundingMode.HALF_UP);
            shares.add(share);
            left = left.subtract(share);
        }
        return shares;
    }

    private static Fields discount(Coupon coupon, BigDecimal amount) {
        return Fields.with("label", coupon.label()).and("amount", Views.money(amount));
    }
}
