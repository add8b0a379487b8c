package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Offer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cart as clients see it. */
final class CartView {
    /** Where a cart keeps its lines until a field asks for some of them. */
    static final String LINES = "__lines";

    private final CartLineView lines;

    CartView(MagentoRelease release) {
        this.lines = new CartLineView(release);
    }

    Fields of(Cart cart) {
        Fields coupon = cart.coupon().map(it -> Fields.with("code", it.code())).orElse(null);
        List<Fields> views = lines.of(cart);
        // Magento answers a selected method of empty strings until one is chosen.
        Fields chosen = Fields.with("code", cart.paymentMethod().orElse(""))
                .and(
                        "title",
                        cart.paymentMethod().map(it -> Offer.CHECKMO_TITLE).orElse(""));
        return Fields.with("id", cart.maskedId())
                .and("email", cart.email().orElse(null))
                .and("total_quantity", cart.quantity())
                .and("is_virtual", cart.isVirtual())
                .and(LINES, views)
                .and("applied_coupon", coupon)
                .and("applied_coupons", coupon == null ? null : List.of(coupon))
                .and("shipping_addresses", CartAddressView.shipping(cart, views))
                .and("billing_address", CartAddressView.billing(cart))
                .and("available_payment_methods", methods(cart))
                .and("selected_payment_method", chosen)
                .and("prices", prices(cart));
    }

    /** {@code free} is there only while nothing is to pay, which is when the cart is empty. */
    private static List<Fields> methods(Cart cart) {
        List<Fields> methods = new ArrayList<>();
        methods.add(method(Offer.CHECKMO, Offer.CHECKMO_TITLE));
        if (cart.grandTotal().signum() == 0) {
            methods.add(method("free", "No Payment Information Required"));
        }
        return methods;
    }

    private static Fields method(String code, String title) {
        return Fields.with("code", code).and("title", title).and("is_deferred", false);
    }

    private static Fields prices(Cart cart) {
        BigDecimal off = cart.discount();
        Optional<Fields> discount = cart.coupon()
                .map(it -> Fields.with("label", List.of(it.label())).and("amount", Views.money(off.negate())));
        return Fields.with("subtotal_excluding_tax", Views.money(cart.subtotal()))
                .and("subtotal_including_tax", Views.money(cart.subtotal()))
                .and(
                        "subtotal_with_discount_excluding_tax",
                        Views.money(cart.subtotal().subtract(off)))
                .and("grand_total", Views.money(cart.grandTotal()))
                .and("grand_total_excluding_tax", Views.money(cart.grandTotal()))
                .and("discount", discount.orElse(null))
                .and("discounts", Discounts.ofCart(cart.coupon(), off))
                .and("applied_taxes", List.of());
    }
}
