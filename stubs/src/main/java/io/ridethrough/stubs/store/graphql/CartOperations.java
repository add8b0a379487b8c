package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.counter.Counter;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Backpressure;
import io.ridethrough.stubs.store.shop.Regions;
import java.util.Map;

/** The fields of the schema that deal with carts, from an empty one to the order. */
final class CartOperations {
    private final CartDesk carts;
    private final CartOpening opening;
    private final CartTransfer transfer;
    private final CartFilling filling;
    private final CartLines lines;
    private final CartCoupons coupons;
    private final CartAddresses addresses;
    private final CartTerms terms;
    private final CartEstimates estimates;
    private final Backpressure backpressure;
    private final PlaceOrder placing;

    CartOperations(Counter counter, Regions regions, OrderView orders) {
        MagentoRelease release = counter.release();
        Ledger ledger = counter.ledger();
        CartView view = new CartView(release);
        this.carts = new CartDesk(ledger, view);
        this.opening = new CartOpening(ledger, view);
        this.transfer = new CartTransfer(ledger, opening, view);
        this.filling = new CartFilling(carts, release);
        this.lines = new CartLines(carts, release);
        this.coupons = new CartCoupons(carts);
        this.addresses = new CartAddresses(carts, new AddressInput(regions));
        this.terms = new CartTerms(carts);
        this.estimates = new CartEstimates(ledger, view);
        this.backpressure = counter.backpressure();
        this.placing = new PlaceOrder(release, carts, counter.checkout(), orders);
    }

    /** Where carts are found. */
    CartDesk desk() {
        return carts;
    }

    Map<String, Resolver> queries() {
        return Map.of(
                "cart",
                (visit, arguments) -> carts.show(visit, arguments.filled("cart_id")),
                "customerCart",
                opening::customerCart);
    }

    Map<String, Resolver> mutations() {
        return Map.ofEntries(
                Map.entry("createGuestCart", opening::createGuestCart),
                Map.entry("createEmptyCart", opening::createEmptyCart),
                Map.entry("mergeCarts", transfer::mergeCarts),
                Map.entry("assignCustomerToGuestCart", transfer::assignCustomerToGuestCart),
                Map.entry("addProductsToCart", filling::addProducts),
                Map.entry("addSimpleProductsToCart", filling::addAllOrNothing),
                Map.entry("addVirtualProductsToCart", filling::addAllOrNothing),
                Map.entry("updateCartItems", lines::updateCartItems),
                Map.entry("removeItemFromCart", lines::removeItemFromCart),
                Map.entry("applyCouponToCart", coupons::apply),
                Map.entry("removeCouponFromCart", coupons::remove),
                Map.entry("setGuestEmailOnCart", terms::setGuestEmail),
                Map.entry("setShippingAddressesOnCart", addresses::setShipping),
                Map.entry("setBillingAddressOnCart", addresses::setBilling),
                Map.entry("setShippingMethodsOnCart", terms::setShippingMethods),
                Map.entry("setPaymentMethodOnCart", terms::setPaymentMethod),
                Map.entry("estimateShippingMethods", estimates::shippingMethods),
                Map.entry("estimateTotals", estimates::totals),
                Map.entry("setPaymentMethodAndPlaceOrder", limited(placing::payAndPlace)),
                Map.entry("placeOrder", limited(placing::place)));
    }

    private Resolver limited(Resolver placingAnOrder) {
        return (visit, arguments) -> {
            backpressure.admit(visit.customer());
            return placingAnOrder.resolve(visit, arguments);
        };
    }
}
