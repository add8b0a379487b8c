package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.ridethrough.simulations.recording.Arrivals;
import io.ridethrough.simulations.recording.RecordedFlow;
import io.ridethrough.simulations.recording.Step;
import java.util.List;
import java.util.Map;

/** A guest looks at a product, fills a cart, says where to ship and how to pay, and places the order. */
public final class GuestCheckout {

    public static final String NAME = "guest-checkout";

    private static final String CART = CheckoutSteps.CART;
    private static final String EMAIL = CheckoutSteps.EMAIL;

    private final ClientBook clients;
    private final Documents documents;
    private final CheckoutSteps checkout;

    public GuestCheckout(ClientBook clients, Documents documents) {
        this.clients = clients;
        this.documents = documents;
        this.checkout = CheckoutSteps.ofGuest(clients, documents);
    }

    public ScenarioBuilder scenario(RecordedFlow flow) {
        return flow.scenario(this::visitor, steps());
    }

    /** Those who place the same order again, while the first answer is awaited. */
    public ScenarioBuilder secondClicks(RecordedFlow flow, Arrivals clickers) {
        return flow.secondClicks(clickers, steps());
    }

    private Session visitor(Session session) {
        int index = session.getInt(RecordedFlow.USER);
        return checkout.buyer(session, index, clients.email("guest", index));
    }

    private List<Step> steps() {
        GraphQl createCart = documents.named("create-cart");
        GraphQl setEmail = documents.named("set-email");
        GraphQl setShippingAddress = documents.named("set-shipping-address");
        GraphQl setBillingAddress = documents.named("set-billing-address");
        return List.of(
                checkout.browse(),
                Step.of(
                        "create-cart",
                        http -> createCart
                                .post(http, session -> Map.of())
                                .check(jmesPath("data.createGuestCart.cart.id")
                                        .exists()
                                        .saveAs(CART))),
                checkout.addToCart(),
                Step.of(
                        "set-email",
                        http -> setEmail.post(
                                        http,
                                        session ->
                                                Map.of(CART, session.getString(CART), EMAIL, session.getString(EMAIL)))
                                .check(jmesPath("data.setGuestEmailOnCart.cart.email")
                                        .exists())),
                Step.of(
                        "set-shipping-address",
                        http -> setShippingAddress
                                .post(http, GuestCheckout::address)
                                .check(jmesPath("data.setShippingAddressesOnCart.cart.shipping_addresses[0]"
                                                + ".available_shipping_methods[0].method_code")
                                        .exists())),
                Step.of(
                        "set-billing-address",
                        http -> setBillingAddress
                                .post(http, GuestCheckout::address)
                                .check(jmesPath("data.setBillingAddressOnCart.cart.billing_address.city")
                                        .exists())),
                checkout.setShippingMethod(),
                checkout.setPaymentMethod(),
                checkout.placeOrder());
    }

    private static Map<String, Object> address(Session session) {
        return Map.of(CART, session.getString(CART), "address", ClientBook.typedAddress());
    }
}
