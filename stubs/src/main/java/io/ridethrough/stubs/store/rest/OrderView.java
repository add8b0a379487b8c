package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Coupon;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.shop.Offer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** An order as the administrator sees it. Base amounts are the same: there is one currency. */
final class OrderView {
    private OrderView() {}

    static View of(Order order) {
        String created = RestTime.of(order.createdAt());
        boolean isVirtual = order.shippingMethod().isEmpty();
        View view = View.empty();
        order.coupon().ifPresent(coupon -> view.and("applied_rule_ids", "1"));
        view.andAll(OrderAmounts.of(order))
                .and("base_currency_code", "USD")
                .and("billing_address_id", billingId(order))
                .andIfPresent("coupon_code", order.coupon().map(Coupon::code))
                .and("created_at", created)
                .and("customer_email", order.customerEmail())
                .andIfPresent("customer_firstname", order.billingAddress().map(Address::firstname))
                .and("customer_group_id", order.customerId().isPresent() ? 1 : 0);
        order.customerId().ifPresent(id -> view.and("customer_id", id));
        view.and("customer_is_guest", order.customerId().isPresent() ? 0 : 1)
                .andIfPresent("customer_lastname", order.billingAddress().map(Address::lastname))
                .and("customer_note_notify", 1)
                .andIfPresent("discount_description", order.coupon().map(Coupon::label))
                .and("entity_id", order.id())
                .andIfPresent("ext_order_id", order.chargeId())
                .and("global_currency_code", "USD")
                .and("increment_id", order.incrementId())
                .and("is_virtual", isVirtual ? 1 : 0)
                .and("order_currency_code", "USD")
                .and("protect_code", protectCode(order))
                .and("quote_id", order.quoteId())
                .and("remote_ip", "127.0.0.1");
        if (!isVirtual) {
            view.and("shipping_description", "Flat Rate - Fixed");
        }
        view.and("state", order.isCanceled() ? Order.CANCELED : "new")
                .and("status", order.status())
                .and("store_currency_code", "USD")
                .and("store_id", 1)
                .and("store_name", "Main Website\nMain Website Store\nDefault Store View")
                .and("total_item_count", order.lines().size())
                .and("total_qty_ordered", order.quantity())
                .and("updated_at", created)
                .and(
                        "weight",
                        order.lines().stream()
                                .filter(it -> !it.isVirtual())
                                .mapToInt(Order.Line::quantity)
                                .sum());
        List<View> items = OrderItems.of(order, created);
        return sorted(view)
                .and("items", items)
                .andIfPresent("billing_address", order.billingAddress().map(it -> address(order, it, "billing")))
                .and("payment", payment(order))
                .and("status_histories", List.of())
                .and("extension_attributes", extensions(order, items));
    }

    private static View extensions(Order order, List<View> items) {
        return View.with("shipping_assignments", List.of(shipping(order, items)))
                .and(
                        "payment_additional_info",
                        List.of(View.with("key", "method_title").and("value", Offer.CHECKMO_TITLE)))
                .and("applied_taxes", List.of())
                .and("item_applied_taxes", List.of())
                .and("converting_from_quote", false)
                .and("taxes", List.of())
                .and("additional_itemized_taxes", List.of());
    }

    private static View shipping(Order order, List<View> items) {
        View shipping = View.empty()
                .andIfPresent("address", order.shippingAddress().map(it -> address(order, it, "shipping")))
                .andIfPresent("method", order.shippingMethod())
                .and("total", sorted(OrderAmounts.shipping(order)));
        return View.with("shipping", shipping).and("items", items);
    }

    private static View address(Order order, Address address, String type) {
        return View.with("address_type", type)
                .and("city", address.city())
                .and("country_id", address.countryCode())
                .and("email", order.customerEmail())
                .and("entity_id", type.equals("billing") ? billingId(order) : billingId(order) - 1)
                .and("firstname", address.firstname())
                .and("lastname", address.lastname())
                .and("parent_id", order.id())
                .and("postcode", address.postcode())
                .andIfPresent(
                        "region",
                        Optional.ofNullable(
                                QuoteAddresses.orNull(address.region().label())))
                .andIfPresent(
                        "region_code",
                        Optional.ofNullable(
                                QuoteAddresses.orNull(address.region().code())))
                .andIfPresent("region_id", Optional.of(address.region().id()).filter(id -> id != 0))
                .and("street", address.street())
                .and("telephone", address.telephone());
    }

    private static View payment(Order order) {
        BigDecimal total = order.grandTotal();
        return View.with("account_status", null)
                .and("additional_information", List.of(Offer.CHECKMO_TITLE))
                .and("amount_ordered", total)
                .and("base_amount_ordered", total)
                .and("base_shipping_amount", order.shipping())
                .and("cc_exp_year", "0")
                .and("cc_last4", null)
                .and("cc_ss_start_month", "0")
                .and("cc_ss_start_year", "0")
                .and("entity_id", order.id())
                .and("method", order.paymentMethod())
                .and("parent_id", order.id())
                .and("shipping_amount", order.shipping());
    }

    private static View sorted(View view) {
        View sorted = View.empty();
        new TreeMap<>(view).forEach(sorted::and);
        return sorted;
    }

    /** An order has two addresses; its billing address comes second. */
    private static long billingId(Order order) {
        return 2 * order.id();
    }

    /** Magento's key for looking an order up without an account; here only its form counts. */
    private static String protectCode(Order order) {
        byte[] seed = order.token().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(seed).toString().replace("-", "");
    }
}
