package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Offer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The lines of a cart as clients see them. */
final class CartLineView {
    private final MagentoRelease release;

    CartLineView(MagentoRelease release) {
        this.release = release;
    }

    List<Fields> of(Cart cart) {
        List<BigDecimal> discounts =
                Discounts.shares(cart.lines().stream().map(Cart.Line::total).toList(), cart.discount());
        List<Fields> views = new ArrayList<>();
        for (int i = 0; i < cart.lines().size(); i++) {
            Cart.Line line = cart.lines().get(i);
            views.add(line(line).and("prices", prices(cart, line, discounts.get(i))));
        }
        return views;
    }

    private Fields line(Cart.Line line) {
        int stock = line.product().stock();
        boolean isAvailable = stock >= line.quantity();
        String complaint = stock > 0 ? Offer.tooFew(release) : "There are no source items with the in stock status";
        Fields error = Fields.with("code", "ITEM_QTY").and("message", complaint);
        return Fields.with(Fields.TYPE, line.product().isVirtual() ? "VirtualCartItem" : "SimpleCartItem")
                .and("uid", Views.uid(line.id()))
                .and("id", Long.toString(line.id()))
                .and("quantity", line.quantity())
                .and("is_available", isAvailable)
                .and("customizable_options", List.of())
                .and("not_available_message", isAvailable ? null : complaint)
                .and("errors", isAvailable ? null : List.of(error))
                .and("product", Views.product(line.product()));
    }

    private static Fields prices(Cart cart, Cart.Line line, BigDecimal discount) {
        Fields price = Views.money(line.product().price());
        Fields total = Views.money(line.total());
        return Fields.with("price", price)
                .and("price_including_tax", price)
                .and("row_total", total)
                .and("row_total_including_tax", total)
                .and("original_item_price", price)
                .and("original_row_total", total)
                .and("fixed_product_taxes", List.of())
                .and("total_item_discount", Views.money(discount))
                .and("discounts", Discounts.ofCart(cart.coupon(), discount));
    }
}
