package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Order;
import java.math.BigDecimal;
import java.util.List;

/** What an order comes to. Nothing is taxed, and no coupon touches the shipping. */
final class OrderTotalView {
    private OrderTotalView() {}

    /**
     * The totals in the answer to the placing itself, where Magento shows a discount of nothing under no name when
     * there was no coupon.
     */
    static Fields ofPlaced(Order order) {
        Fields total = of(order);
        if (order.coupon().isPresent()) {
            return total;
        }
        Fields nothing = Fields.with("amount", Views.money(BigDecimal.ZERO));
        Fields discount = Fields.with("label", "")
                .and("amount", Views.money(BigDecimal.ZERO))
                .and("applied_to", Later.UNSET);
        return total.and("discounts", List.of(discount))
                .and(
                        "shipping_handling",
                        shipping(Views.money(order.shipping())).and("discounts", List.of(nothing)));
    }

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
                        shipping(shipping)
                                .and(
                                        "discounts",
                                        order.coupon().stream()
                                                .map(it -> Fields.with("amount", Views.money(BigDecimal.ZERO)))
                                                .toList()));
    }

    private static Fields shipping(Fields amount) {
        return Fields.with("total_amount", amount)
                .and("amount_including_tax", amount)
                .and("amount_excluding_tax", amount)
                .and("taxes", List.of());
    }
}
