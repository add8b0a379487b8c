package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Order;
import java.math.BigDecimal;

/** The amounts of an order, in USD; each is there a second time as the base currency's. */
final class OrderAmounts {
    private OrderAmounts() {}

    static View of(Order order) {
        View amounts = shipping(order);
        both(amounts, "discount_amount", order.discount().negate());
        both(amounts, "discount_tax_compensation_amount", BigDecimal.ZERO);
        both(amounts, "grand_total", order.grandTotal());
        both(amounts, "subtotal", order.subtotal());
        both(amounts, "subtotal_incl_tax", order.subtotal());
        both(amounts, "tax_amount", BigDecimal.ZERO);
        both(amounts, "total_due", order.grandTotal());
        return amounts.and("base_to_global_rate", 1)
                .and("base_to_order_rate", 1)
                .and("store_to_base_rate", 0)
                .and("store_to_order_rate", 0);
    }

    /** Those of them that shipping has. */
    static View shipping(Order order) {
        View amounts = View.empty();
        both(amounts, "shipping_amount", order.shipping());
        both(amounts, "shipping_discount_amount", BigDecimal.ZERO);
        both(amounts, "shipping_incl_tax", order.shipping());
        both(amounts, "shipping_tax_amount", BigDecimal.ZERO);
        // The base name is cut short in Magento, too.
        return amounts.and("shipping_discount_tax_compensation_amount", 0)
                .and("base_shipping_discount_tax_compensation_amnt", 0);
    }

    static void both(View view, String name, BigDecimal amount) {
        view.and(name, amount).and("base_" + name, amount);
    }
}
