package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Coupon;
import io.ridethrough.stubs.store.ledger.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The lines of an order as the administrator sees them. */
final class OrderItems {
    private OrderItems() {}

    /** @param created the order's time, which its lines share */
    static List<View> of(Order order, String created) {
        int percent = order.coupon().map(Coupon::percent).orElse(0);
        List<BigDecimal> discounts = TotalsView.discounts(
                order.lines().stream().map(OrderItems::total).toList(), order.discount(), percent);
        List<View> items = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            items.add(item(order, order.lines().get(i), discounts.get(i), percent, created));
        }
        return items;
    }

    private static View item(Order order, Order.Line line, BigDecimal discount, int percent, String created) {
        View item = View.empty();
        OrderAmounts.both(item, "amount_refunded", BigDecimal.ZERO);
        OrderAmounts.both(item, "discount_amount", discount);
        OrderAmounts.both(item, "discount_invoiced", BigDecimal.ZERO);
        OrderAmounts.both(item, "discount_tax_compensation_amount", BigDecimal.ZERO);
        OrderAmounts.both(item, "original_price", line.price());
        OrderAmounts.both(item, "price", line.price());
        OrderAmounts.both(item, "price_incl_tax", line.price());
        OrderAmounts.both(item, "row_invoiced", BigDecimal.ZERO);
        OrderAmounts.both(item, "row_total", total(line));
        OrderAmounts.both(item, "row_total_incl_tax", total(line));
        OrderAmounts.both(item, "tax_amount", BigDecimal.ZERO);
        OrderAmounts.both(item, "tax_invoiced", BigDecimal.ZERO);
        int isVirtual = line.isVirtual() ? 1 : 0;
        return item.and("created_at", created)
                .and("discount_percent", percent)
                .and("free_shipping", 0)
                .and("is_qty_decimal", 0)
                .and("is_virtual", isVirtual)
                .and("item_id", line.id())
                .and("name", line.name())
                .and("no_discount", 0)
                .and("order_id", order.id())
                .and("product_type", line.isVirtual() ? "virtual" : "simple")
                .and("qty_canceled", order.isCanceled() ? line.quantity() : 0)
                .and("qty_invoiced", 0)
                .and("qty_ordered", line.quantity())
                .and("qty_refunded", 0)
                .and("qty_shipped", 0)
                .and("row_weight", line.quantity() * (1 - isVirtual))
                .and("sku", line.sku())
                .and("store_id", 1)
                .and("tax_percent", 0)
                .and("updated_at", created)
                .and("weight", 1 - isVirtual)
                .and("extension_attributes", View.with("itemized_taxes", List.of()));
    }

    private static BigDecimal total(Order.Line line) {
        return line.price().multiply(BigDecimal.valueOf(line.quantity()));
    }
}
