package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Coupon;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a cart costs, as {@code GET carts/…/totals} tells it. Base amounts are the same: there is one currency. */
final class TotalsView {
    private TotalsView() {}

    static View of(Cart cart) {
        return of(cart, cart.isVirtual());
    }

    /** As {@link #of}, by the calls that reckon the totals anew: those tell the base subtotal with tax, too. */
    static View collected(Cart cart) {
        return of(cart, true);
    }

    private static View of(Cart cart, boolean hasBaseSubtotal) {
        BigDecimal discounted = cart.subtotal().subtract(cart.discount());
        View totals = View.empty();
        both(totals, "grand_total", cart.grandTotal());
        both(totals, "subtotal", cart.subtotal());
        both(totals, "discount_amount", cart.discount().negate());
        both(totals, "subtotal_with_discount", discounted);
        both(totals, "shipping_amount", cart.shipping());
        both(totals, "shipping_discount_amount", BigDecimal.ZERO);
        both(totals, "tax_amount", BigDecimal.ZERO);
        totals.and("weee_tax_applied_amount", null);
        both(totals, "shipping_tax_amount", BigDecimal.ZERO);
        totals.and("subtotal_incl_tax", cart.subtotal());
        if (hasBaseSubtotal) {
            totals.and("base_subtotal_incl_tax", cart.subtotal());
        }
        both(totals, "shipping_incl_tax", cart.shipping());
        totals.and("base_currency_code", "USD").and("quote_currency_code", "USD");
        if (cart.isVirtual() || cart.coupon().isPresent()) {
            totals.and("coupon_code", cart.coupon().map(Coupon::code).orElse(""));
        }
        totals.and("items_qty", cart.quantity()).and("items", items(cart)).and("total_segments", segments(cart));
        return totals.andIfPresent(
                "extension_attributes", cart.coupon().map(coupon -> View.with("coupon_label", coupon.label())));
    }

    /** What each line's share of the discount is; the last has what rounding left over. */
    static List<BigDecimal> discounts(List<BigDecimal> lineTotals, BigDecimal discount, int percent) {
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal left = discount;
        for (int i = 0; i < lineTotals.size(); i++) {
            boolean isLast = i == lineTotals.size() - 1;
            BigDecimal share = isLast
                    ? left
                    : new Coupon("", percent, "").off(lineTotals.get(i)).min(left);
            shares.add(share);
            left = left.subtract(share);
        }
        return shares;
    }

    private static List<View> items(Cart cart) {
        int percent = cart.coupon().map(Coupon::percent).orElse(0);
        List<BigDecimal> discounts =
                discounts(cart.lines().stream().map(Cart.Line::total).toList(), cart.discount(), percent);
        List<View> items = new ArrayList<>();
        for (int i = 0; i < cart.lines().size(); i++) {
            items.add(item(cart.lines().get(i), discounts.get(i), percent));
        }
        return items;
    }

    private static View item(Cart.Line line, BigDecimal discount, int percent) {
        BigDecimal price = line.product().price();
        View item = View.with("item_id", line.id());
        both(item, "price", price);
        item.and("qty", line.quantity());
        both(item, "row_total", line.total());
        item.and("row_total_with_discount", 0);
        both(item, "tax_amount", BigDecimal.ZERO);
        item.and("tax_percent", 0);
        both(item, "discount_amount", discount);
        item.and("discount_percent", percent);
        both(item, "price_incl_tax", price);
        both(item, "row_total_incl_tax", line.total());
        return item.and("options", "[]")
                .and("weee_tax_applied_amount", null)
                .and("weee_tax_applied", null)
                .and("name", line.product().name());
    }

    private static List<View> segments(Cart cart) {
        List<View> segments = new ArrayList<>();
        segments.add(segment("subtotal", "Subtotal", cart.subtotal()));
        cart.coupon()
                .ifPresent(coupon -> segments.add(segment(
                        "discount",
                        "Discount (" + coupon.label() + ")",
                        cart.discount().negate())));
        if (!cart.isVirtual()) {
            String chosen = cart.shippingMethod().isPresent() ? " (Flat Rate - Fixed)" : "";
            segments.add(segment("shipping", "Shipping & Handling" + chosen, cart.shipping()));
        }
        segments.add(segment("tax", "Tax", BigDecimal.ZERO)
                .and("extension_attributes", View.with("tax_grandtotal_details", List.of())));
        segments.add(segment("grand_total", "Grand Total", cart.grandTotal()).and("area", "footer"));
        return segments;
    }

    private static View segment(String code, String title, BigDecimal value) {
        return View.with("code", code).and("title", title).and("value", value);
    }

    private static void both(View view, String name, BigDecimal amount) {
        view.and(name, amount).and("base_" + name, amount);
    }
}
