package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.ledger.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of an order as clients see them. */
final class OrderLineView {
    private final Ledger ledger;

    OrderLineView(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Fields> of(Order order) {
        List<BigDecimal> discounts = Discounts.shares(
                order.lines().stream().map(OrderLineView::total).toList(), order.discount());
        List<Fields> views = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            views.add(line(order, order.lines().get(i), discounts.get(i)));
        }
        return views;
    }

    private Fields line(Order order, Order.Line line, BigDecimal discount) {
        return Fields.with(Fields.TYPE, "OrderItem")
                .and("id", Views.uid(line.id()))
                .and("product_sku", line.sku())
                .and("product_name", line.name())
                .and("product_url_key", Views.urlKey(line.name()))
                .and("product_type", line.isVirtual() ? "virtual" : "simple")
                .and("product", (Later) () -> product(line.sku()))
                .and("product_sale_price", Views.money(line.price()))
                .and("prices", prices(order, line, discount))
                .and("discounts", Discounts.ofOrder(order.coupon(), discount))
                .and("selected_options", List.of())
                .and("entered_options", List.of())
                .and("quantity_ordered", line.quantity())
                .and("quantity_shipped", 0)
                .and("quantity_invoiced", 0)
                .and("quantity_refunded", 0)
                .and("quantity_canceled", order.isCanceled() ? line.quantity() : 0)
                .and("status", order.isCanceled() ? "Canceled" : "Ordered");
    }

    private Object product(String sku) {
        return ledger.<Optional<Product>, RuntimeException>transact(
                        shop -> shop.products().bySku(sku))
                .map(Views::product)
                .orElseThrow();
    }

    private static Fields prices(Order order, Order.Line line, BigDecimal discount) {
        Fields price = Views.money(line.price());
        Fields total = Views.money(total(line));
        return Fields.with("price", price)
                .and("price_including_tax", price)
                .and("row_total", total)
                .and("row_total_including_tax", total)
                .and("original_price", price)
                .and("original_price_including_tax", price)
                .and("original_row_total", total)
                .and("original_row_total_including_tax", total)
                .and("fixed_product_taxes", List.of())
                .and("total_item_discount", Views.money(discount))
                .and("discounts", Discounts.ofOrder(order.coupon(), discount));
    }

    private static BigDecimal total(Order.Line line) {
        return line.price().multiply(BigDecimal.valueOf(line.quantity()));
    }
}
