package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.CustomerAddress;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.Offer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a cart is shipped to and how: estimates and the step {@code shipping-information}. */
final class CartShipping {
    private static final String ADDRESS_FAILED = "The address failed to save. Verify the address and try again.";

    private static final Set<String> FIELDS = Set.of(
            "shipping_address",
            "billing_address",
            "shipping_method_code",
            "shipping_carrier_code",
            "extension_attributes",
            "custom_attributes");

    private final CartDoor door;
    private final Ledger ledger;
    private final QuoteAddresses addresses;

    CartShipping(CartDoor door, Ledger ledger, QuoteAddresses addresses) {
        this.door = door;
        this.ledger = ledger;
        this.addresses = addresses;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                door.route("GET", "/shipping-methods", this::methods),
                door.route("POST", "/estimate-shipping-methods", this::estimate),
                door.route("POST", "/shipping-information", this::save),
                door.route("POST", "/totals-information", this::totals),
                door.route("POST", "/billing-address", this::bill)));
        if (door != CartDoor.GUEST) {
            routes.add(door.route("POST", "/estimate-shipping-methods-by-address-id", this::estimateSaved));
        }
        return routes;
    }

    private Object methods(RestCall call) {
        return door.active(call, ledger, (cart, shop) -> {
            if (!cart.lines().isEmpty()
                    && !cart.isVirtual()
                    && cart.shippingAddress().isEmpty()) {
                throw missingAddress();
            }
            return offered(cart);
        });
    }

    private Object estimate(RestCall call) {
        call.body().require("address");
        Optional<Address> address = addresses.read(call.body().object("address"));
        return door.checkout(call, ledger, (cart, shop) -> address.isPresent() ? offered(cart) : List.<View>of());
    }

    private Object estimateSaved(RestCall call) {
        call.body().require("addressId");
        long wanted = call.body().number("address_id").orElse(0L);
        return door.checkout(call, ledger, (cart, shop) -> {
            if (saved(cart, shop, wanted).isEmpty()) {
                throw missingAddress();
            }
            return offered(cart);
        });
    }

    private Object save(RestCall call) {
        call.body().require("addressInformation");
        Payload sent = call.body().object("address_information").only(FIELDS);
        Payload shipping = sent.object("shipping_address");
        Payload billing = sent.object("billing_address");
        Optional<Address> shippingAddress = addresses.read(shipping);
        Optional<Address> billingAddress = addresses.read(billing);
        @Nullable String carrier = sent.text("shipping_carrier_code").orElse(null);
        String method = sent.text("shipping_method_code").orElse("");
        return door.checkout(call, ledger, (cart, shop) -> {
            if (cart.lines().isEmpty()) {
                throw RestError.input(
                        "The shipping method can't be set for an empty cart. Add an item to cart and try again.");
            }
            Address to =
                    shippingAddress.or(() -> saved(cart, shop, shipping)).orElseThrow(CartShipping::missingAddress);
            Optional<Address> bill = billingAddress.or(() -> saved(cart, shop, billing));
            requireOwn(cart, shop, shipping);
            requireOwn(cart, shop, billing);
            boolean isAnywhere = Stream.concat(Stream.of(to), bill.stream())
                    .allMatch(it -> QuoteAddresses.isCountry(it.countryCode()));
            if (!isAnywhere) {
                throw unsaved(ADDRESS_FAILED);
            }
            requireOffered(cart, carrier, method);
            shop.carts().setShippingAddress(cart.id(), to);
            if (bill.isPresent()) {
                shop.carts().setBillingAddress(cart.id(), bill.get());
            }
            Optional<String> email = billing.filled("email").or(() -> shipping.filled("email"));
            if (email.isPresent() && cart.customerId().isEmpty()) {
                shop.carts().setEmail(cart.id(), email.get());
            }
            shop.carts().setShippingMethod(cart.id(), Offer.FLATRATE + "_" + Offer.FLATRATE);
            return details(shop.carts().byId(cart.id()).orElseThrow());
        });
    }

    /** The totals as they would be with this address; nothing is saved but a shipping method, if one is named. */
    private Object totals(RestCall call) {
        call.body().require("addressInformation");
        Payload sent = call.body().object("address_information");
        String carrier = sent.text("shipping_carrier_code").orElse("");
        String method = sent.text("shipping_method_code").orElse("");
        return door.checkout(call, ledger, (cart, shop) -> {
            if (carrier.equals(Offer.FLATRATE) && method.equals(Offer.FLATRATE)) {
                shop.carts().setShippingMethod(cart.id(), carrier + "_" + method);
            }
            return TotalsView.collected(shop.carts().byId(cart.id()).orElseThrow());
        });
    }

    private Object bill(RestCall call) {
        call.body().require("address");
        Payload sent = call.body().object("address");
        Optional<Address> read = addresses.read(sent);
        return door.<Long>checkout(call, ledger, (cart, shop) -> {
            Optional<Address> address = read.or(() -> saved(cart, shop, sent));
            if (address.isPresent()) {
                if (!QuoteAddresses.isCountry(address.get().countryCode())) {
                    throw RestError.input(ADDRESS_FAILED);
                }
                shop.carts().setBillingAddress(cart.id(), address.get());
            }
            Optional<String> email = sent.filled("email");
            if (email.isPresent() && cart.customerId().isEmpty()) {
                shop.carts().setEmail(cart.id(), email.get());
            }
            return CartView.billingId(cart);
        });
    }

    static View details(Cart cart) {
        return View.with("payment_methods", CartPayment.offered(cart)).and("totals", TotalsView.of(cart));
    }

    private static List<View> offered(Cart cart) {
        if (cart.lines().isEmpty() || cart.isVirtual()) {
            return List.of();
        }
        return List.of(View.with("carrier_code", Offer.FLATRATE)
                .and("method_code", Offer.FLATRATE)
                .and("carrier_title", "Flat Rate")
                .and("method_title", "Fixed")
                .and("amount", cart.flatRate())
                .and("base_amount", cart.flatRate())
                .and("available", true)
                .and("error_message", "")
                .and("price_excl_tax", cart.flatRate())
                .and("price_incl_tax", cart.flatRate()));
    }

    private static void requireOffered(Cart cart, @Nullable String carrier, String method) {
        if (cart.isVirtual() || (Offer.FLATRATE.equals(carrier) && method.equals(Offer.FLATRATE))) {
            return;
        }
        throw method.isEmpty()
                ? RestError.of(404, "The shipping method is missing. Select the shipping method and try again.")
                : RestError.of(404, "Carrier with such method not found: %1, %2", Arrays.asList(carrier, method));
    }

    private static RestError missingAddress() {
        return RestError.input("The shipping address is missing. Set the address and try again.");
    }

    /** An address of the customer's book that is named by {@code customer_address_id}. */
    private static Optional<Address> saved(Cart cart, Shop shop, Payload sent) {
        Optional<Long> wanted = sent.number("customer_address_id").filter(id -> id != 0);
        try {
            return wanted.isPresent() ? saved(cart, shop, wanted.get()) : Optional.empty();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Refuses an address of somebody else's book. */
    private static void requireOwn(Cart cart, Shop shop, Payload sent) {
        Optional<Long> wanted = sent.number("customer_address_id").filter(id -> id != 0);
        if (wanted.isPresent() && saved(cart, shop, sent).isEmpty()) {
            throw unsaved("Invalid customer address id " + wanted.get());
        }
    }

    private static RestError unsaved(String why) {
        return RestError.of(
                400, "The shipping information was unable to be saved. Error: \"%message\"", View.with("message", why));
    }

    private static Optional<Address> saved(Cart cart, Shop shop, long id) throws SQLException {
        if (cart.customerId().isEmpty()) {
            return Optional.empty();
        }
        return shop.customers().addressesOf(cart.customerId().getAsLong()).stream()
                .filter(it -> it.id() == id)
                .map(CustomerAddress::address)
                .findFirst();
    }
}
