package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Order;
import java.math.BigDecimal;
import java.util.List;

/** What an order comes to. Nothing is taxed, and no coupon touches the shipping. */
final class OrderTotalView {
    private OrderTotalView() {}

    static Fields of(Order order) {
        Fields grandTotal = Views.money(order.grandTotal());
        Fields subtotal = Views.money(order.subtotal());
        Fields shipping = Views.money(order.shipping());
        List<Fields> none = List.of();
        return Fields.with("base_grand_total", grandTotal)
                .and("grand_total", grandTotal)
                .and("subtotal", subtotal)
                .and("subtotal_excl_tax", subtotal)
                .and("subtotal_incl_tax", subtotal)
                .and("discounts", Discounts.ofOrder(order.coupon(), order.discount()))
                .and("total_tax", Views.money(BigDecimal.ZERO))
                .and("taxes", none)
                .and("total_shipping", shipping)
                .and(
                        "shipping_handling",
                        Fields.with("total_amount", shipping)
                                .and("amount_including_tax", shipping)
                                .and("amount_excluding_tax", shipping)
                                .and("taxes", none)
                                .and(
                                        "discounts",
                                        order.coupon().stream()
                                                .map(it -> Fields.with("amount", Views.money(BigDecimal.ZERO)))
                                                .toList()));
    }
}
