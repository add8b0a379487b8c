package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Coupon;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Offer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order as its customer sees it. */
final class OrderView {
    private final MagentoRelease release;
    private final OrderTokens tokens;
    private final OrderLineView lines;

    OrderView(MagentoRelease release, Ledger ledger, OrderTokens tokens) {
        this.release = release;
        this.tokens = tokens;
        this.lines = new OrderLineView(ledger);
    }

    Fields of(Order order) {
        String at = Views.time(order.createdAt());
        boolean isShipped = order.shippingMethod().isPresent();
        return Fields.with("id", Views.uid(order.id()))
                .and("number", order.incrementId())
                .and("increment_id", order.incrementId())
                .and("order_number", order.incrementId())
                .and("order_date", at)
                .and("created_at", at)
                .and("order_status_change_date", at)
                .and("status", title(order.status()))
                .and("token", (Later) () -> tokens.write(named(order)))
                .and("email", order.customerEmail())
                .and("grand_total", order.grandTotal())
                .and("is_virtual", !isShipped)
                .and("carrier", isShipped ? "Flat Rate" : null)
                .and("shipping_method", isShipped ? "Flat Rate - Fixed" : null)
                .and(
                        "shipping_address",
                        order.shippingAddress().map(OrderView::address).orElse(null))
                .and(
                        "billing_address",
                        order.billingAddress().map(OrderView::address).orElse(null))
                .and("customer_info", buyer(order))
                .and("payment_methods", List.of(payment(order)))
                .and(
                        "applied_coupons",
                        order.coupon().stream().map(this::coupon).toList())
                .and("available_actions", List.of("REORDER"))
                .and("invoices", List.of())
                .and("shipments", List.of())
                .and("credit_memos", List.of())
                .and("items", lines.of(order))
                .and("total", OrderTotalView.of(order));
    }

    /** The order in the answer to its placing. */
    Fields ofPlaced(Order order) {
        return of(order).and("total", OrderTotalView.ofPlaced(order));
    }

    /** What a guest must know to see this order: on 2.4.7 its postcode, on 2.4.8 the surname on its bill. */
    OrderTokens.Named named(Order order) {
        Optional<Address> bill = order.billingAddress();
        Optional<String> proof =
                release == MagentoRelease.V2_4_7_P3 ? bill.map(Address::postcode) : bill.map(Address::lastname);
        return new OrderTokens.Named(order.incrementId(), order.customerEmail(), proof.orElse(""));
    }

    /** On 2.4.7 an order that had a coupon can't say which. */
    private Fields coupon(Coupon coupon) {
        return Fields.with("code", release == MagentoRelease.V2_4_7_P3 ? Later.UNSET : coupon.code());
    }

    private static Fields payment(Order order) {
        return Fields.with("name", Offer.CHECKMO_TITLE)
                .and("type", order.paymentMethod())
                .and("additional_data", List.of());
    }

    private static @Nullable Fields buyer(Order order) {
        return order.billingAddress()
                .map(it -> Fields.with("firstname", it.firstname()).and("lastname", it.lastname()))
                .orElse(null);
    }

    private static Fields address(Address address) {
        return Fields.with("firstname", address.firstname())
                .and("lastname", address.lastname())
                .and("street", address.street())
                .and("city", address.city())
                .and("region", address.region().label())
                .and("region_id", Integer.toString(address.region().id()))
                .and("country_code", address.countryCode())
                .and("postcode", Fields.orNull(address.postcode()))
                .and("telephone", Fields.orNull(address.telephone()));
    }

    private static String title(String status) {
        return status.substring(0, 1).toUpperCase(Locale.ROOT) + status.substring(1);
    }
}
