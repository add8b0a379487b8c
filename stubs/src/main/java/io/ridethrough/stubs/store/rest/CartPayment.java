package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.checkout.Checkout;
import io.ridethrough.stubs.store.checkout.Placing;
import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.Backpressure;
import io.ridethrough.stubs.store.shop.Offer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a cart is paid, and placing its order: {@code payment-information} does all in one step, {@code PUT
 * order} the last alone. Both answer with the order's entity id.
 */
final class CartPayment {
    private static final String FREE = "free";
    private static final String NOT_AVAILABLE = "The requested Payment Method is not available.";

    private final Ledger ledger;
    private final Checkout checkout;
    private final Backpressure backpressure;
    private final QuoteAddresses addresses;

    CartPayment(Ledger ledger, Checkout checkout, Backpressure backpressure, QuoteAddresses addresses) {
        this.ledger = ledger;
        this.checkout = checkout;
        this.backpressure = backpressure;
        this.addresses = addresses;
    }

    List<Route> routes(CartDoor door) {
        return List.of(
                door.route("GET", "/payment-methods", call -> offered(find(door, call))),
                door.route("GET", "/selected-payment-method", call -> selected(find(door, call))),
                door.route("PUT", "/selected-payment-method", call -> select(door, call)),
                door.route(
                        "GET",
                        "/payment-information",
                        call -> door.active(call, ledger, (cart, shop) -> CartShipping.details(cart))),
                door.route("POST", "/set-payment-information", call -> {
                    save(door, call);
                    return true;
                }),
                door.route("PUT", "/collect-totals", call -> collectTotals(door, call)),
                door.route("POST", "/payment-information", call -> {
                    admit(call);
                    return saveAndPlace(door, call);
                }),
                door.route("PUT", "/order", call -> {
                    admit(call);
                    return place(door, call);
                }));
    }

    private void admit(RestCall call) {
        backpressure.admit(call.client().customer());
    }

    /** The payment methods of a cart. */
    static List<View> offered(Cart cart) {
        List<View> methods = new ArrayList<>();
        methods.add(View.with("code", Offer.CHECKMO).and("title", Offer.CHECKMO_TITLE));
        if (cart.grandTotal().signum() == 0) {
            methods.add(View.with("code", FREE).and("title", "No Payment Information Required"));
        }
        return methods;
    }

    private Cart find(CartDoor door, RestCall call) {
        return ledger.<Cart, RuntimeException>transact(shop -> door.find(call, shop));
    }

    private static Object selected(Cart cart) {
        return cart.paymentMethod().<Object>map(it -> View.with("method", it)).orElseGet(List::of);
    }

    private Object select(CartDoor door, RestCall call) {
        call.body().require("method");
        String method = method(call.body().object("method"));
        return ledger.<String, RuntimeException>transact(shop -> {
            Cart cart = door.find(call, shop);
            setMethod(cart, shop, method);
            // Magento's number of a cart's payment, as text.
            return String.valueOf(cart.id());
        });
    }

    private Object collectTotals(CartDoor door, RestCall call) {
        call.body().require("paymentMethod");
        String method = method(call.body().object("payment_method"));
        String carrier = call.body().text("shipping_carrier_code").orElse("");
        String shipping = call.body().text("shipping_method_code").orElse("");
        return door.change(call, ledger, (cart, shop) -> {
            setMethod(cart, shop, method);
            if (carrier.equals(Offer.FLATRATE) && shipping.equals(Offer.FLATRATE)) {
                shop.carts().setShippingMethod(cart.id(), carrier + "_" + shipping);
            }
            return TotalsView.collected(shop.carts().byId(cart.id()).orElseThrow());
        });
    }

    private Object saveAndPlace(CartDoor door, RestCall call) {
        save(door, call);
        try {
            return place(call, find(door, call));
        } catch (Gone gone) {
            // Magento wraps what stops the placing itself, so that its words are filled in and the status is 400.
            throw RestError.input("No such entity with cartId = " + gone.cart);
        } catch (RestError refused) {
            throw RestError.input(refused.filledIn());
        }
    }

    private Object place(CartDoor door, RestCall call) {
        Payload sent = call.body();
        Cart ready = door.<Cart>checkout(call, ledger, (cart, shop) -> {
            if (sent.has("payment_method")) {
                String method = method(sent.object("payment_method"));
                if (!method.equals(Offer.CHECKMO) || cart.lines().isEmpty()) {
                    throw RestError.input(NOT_AVAILABLE);
                }
                shop.carts().setPaymentMethod(cart.id(), method);
            }
            return shop.carts().byId(cart.id()).orElseThrow();
        });
        try {
            return place(call, ready);
        } catch (Gone gone) {
            throw CartDoor.gone(gone.cart);
        }
    }

    /** Somebody else placed the cart in between. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long cart;

        Gone(long cart) {
            super("cart " + cart, null, false, false);
            this.cart = cart;
        }
    }

    private Object place(RestCall call, Cart cart) {
        boolean hasAddresses = cart.billingAddress().isPresent()
                && (cart.isVirtual() || cart.shippingAddress().isPresent());
        if (cart.isActive() && !hasAddresses) {
            throw invalid("Some addresses can't be used due to the configurations for specific countries.");
        }
        if (cart.isActive() && !cart.isVirtual() && cart.shippingMethod().isEmpty()) {
            throw invalid("The shipping method is missing. Select the shipping method and try again.");
        }
        if (cart.isActive() && cart.paymentMethod().isEmpty()) {
            throw invalid("Enter a valid payment method and try again.");
        }
        if (cart.isActive() && cart.email().isEmpty()) {
            throw RestError.of(400, "Failed address validation:\n%1", List.of("Email has a wrong format"));
        }
        Placing placing = checkout.place(cart, call.client());
        placing.advice().ifPresent(call::note);
        if (placing instanceof Placing.Placed placed) {
            return placed.order().id();
        }
        Placing.Refused refused = (Placing.Refused) placing;
        if (refused.code().equals("CART_NOT_ACTIVE")) {
            throw new Gone(cart.id());
        }
        throw RestError.input(refused.message());
    }

    /** A rule of Magento's for whole carts; what it names beside its words is always blank. */
    private static RestError invalid(String message) {
        return RestError.of(400, message, List.of(""));
    }

    /** Takes down e-mail, billing address and payment method. */
    private void save(CartDoor door, RestCall call) {
        Payload sent = call.body();
        if (door == CartDoor.GUEST) {
            sent.require("email", "paymentMethod");
        } else {
            sent.require("paymentMethod");
        }
        Optional<String> email = door == CartDoor.GUEST ? sent.text("email") : Optional.empty();
        Optional<Address> billing = addresses.read(sent.object("billing_address"));
        String method = sent.object("payment_method").text("method").orElse("");
        door.<Boolean>change(call, ledger, (cart, shop) -> {
            if (email.isPresent()) {
                if (!Offer.isEmail(email.get())) {
                    throw RestError.input(
                            email.get().isEmpty()
                                    ? "Failed address validation:\nEmail has a wrong format"
                                    : "Invalid email format");
                }
                shop.carts().setEmail(cart.id(), email.get());
            }
            if (billing.isPresent()) {
                if (!QuoteAddresses.isCountry(billing.get().countryCode())) {
                    throw RestError.input("Invalid country code");
                }
                shop.carts().setBillingAddress(cart.id(), billing.get());
            }
            if (cart.lines().isEmpty() && door == CartDoor.GUEST) {
                throw RestError.input("Some of the products are disabled.");
            }
            setMethod(cart, shop, method);
            return true;
        });
    }

    private static String method(Payload sent) {
        return sent.text("method").orElse("");
    }

    private static void setMethod(Cart cart, Shop shop, String method) throws SQLException {
        if (!cart.isVirtual() && cart.shippingAddress().isEmpty()) {
            throw RestError.input("The shipping address is missing. Set the address and try again.");
        }
        if (method.isEmpty()) {
            throw RestError.input("The payment method you requested is not available.");
        }
        if (!method.equals(Offer.CHECKMO)) {
            throw RestError.input(NOT_AVAILABLE);
        }
        shop.carts().setPaymentMethod(cart.id(), method);
    }
}
