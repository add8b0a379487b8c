package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Order;
import java.math.BigDecimal;

/** An order as its customer sees it. */
final class OrderView {
    private OrderView() {}

    static Fields of(Order order) {
        String at = Views.time(order.createdAt());
        return Fields.with("id", Views.uid(order.id()))
                .and("number", order.incrementId())
                .and("increment_id", order.incrementId())
                .and("order_number", order.incrementId())
                .and("order_date", at)
                .and("created_at", at)
                .and("status", title(order.status()))
                .and("token", order.token())
                .and("email", order.customerEmail())
                .and("grand_total", order.grandTotal())
                .and("items", order.lines().stream().map(OrderView::line).toList())
                .and(
                        "total",
                        Fields.with("base_grand_total", Views.money(order.grandTotal()))
                                .and("grand_total", Views.money(order.grandTotal()))
                                .and("subtotal", Views.money(order.subtotal()))
                                .and("total_shipping", Views.money(order.shipping()))
                                .and("total_tax", Views.money(BigDecimal.ZERO)));
    }

    private static Fields line(Order.Line line) {
        return Fields.with(Fields.TYPE, "OrderItem")
                .and("id", line.sku())
                .and("product_sku", line.sku())
                .and("product_name", line.name())
                .and("product_sale_price", Views.money(line.price()))
                .and("quantity_ordered", line.quantity())
                .and("status", "Ordered");
    }

    private static String title(String status) {
        return Character.toUpperCase(status.charAt(0)) + status.substring(1);
    }
}
