package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.ridethrough.simulations.recording.RecordedFlow;
import io.ridethrough.simulations.recording.Step;
import java.util.List;
import java.util.Map;

/**
 * A customer signs in, looks at a product, fills their cart, has it shipped to the default address of their book, or where
 * they say if there is none, says how to pay, places the order and reads it back.
 */
public final class CustomerCheckout {

    public static final String NAME = "customer-checkout";

    private static final String CART = CheckoutSteps.CART;

    /** Session attribute with the number of the customer's default address; not set where there is none. */
    private static final String BOOK_ADDRESS = "book-address";

    private final ClientBook clients;
    private final Documents documents;
    private final CheckoutSteps checkout;

    public CustomerCheckout(ClientBook clients, Documents documents) {
        this.clients = clients;
        this.documents = documents;
        this.checkout = CheckoutSteps.ofCustomer(clients, documents);
    }

    public ScenarioBuilder scenario(RecordedFlow flow) {
        return flow.scenario(this::visitor, steps());
    }

    private Session visitor(Session session) {
        int index = session.getInt(RecordedFlow.USER);
        return checkout.buyer(session, index, clients.customer(index));
    }

    private List<Step> steps() {
        GraphQl readAddresses = documents.named("read-addresses");
        GraphQl customerCart = documents.named("customer-cart");
        GraphQl chooseShippingAddress = documents.named("choose-shipping-address");
        GraphQl billToShippingAddress = documents.named("bill-to-shipping-address");
        GraphQl readOrder = documents.named("read-order");
        return List.of(
                SignIn.step(documents, clients.customers()),
                Step.of(
                        "read-addresses",
                        http -> checkout.sender()
                                .apply(readAddresses.post(http, session -> Map.of()))
                                .check(
                                        jmesPath("data.customer.email").exists(),
                                        jmesPath("data.customer.addresses[?default_shipping] | [0].id")
                                                .optional()
                                                .saveAs(BOOK_ADDRESS))),
                checkout.browse(),
                Step.of(
                        "customer-cart",
                        http -> checkout.sender()
                                .apply(customerCart.post(http, session -> Map.of()))
                                .check(jmesPath("data.customerCart.id").exists().saveAs(CART))),
                checkout.addToCart(),
                Step.of(
                        "choose-shipping-address",
                        http -> checkout.sender()
                                .apply(chooseShippingAddress.post(http, CustomerCheckout::address))
                                .check(jmesPath("data.setShippingAddressesOnCart.cart.shipping_addresses[0]"
                                                + ".available_shipping_methods[0].method_code")
                                        .exists())),
                Step.of(
                        "bill-to-shipping-address",
                        http -> checkout.sender()
                                .apply(billToShippingAddress.post(http, CheckoutSteps::cart))
                                .check(jmesPath("data.setBillingAddressOnCart.cart.billing_address.city")
                                        .exists())),
                checkout.setShippingMethod(),
                checkout.setPaymentMethod(),
                checkout.placeOrder(),
                Step.of(
                        "read-order",
                        http -> checkout.sender()
                                .apply(readOrder.post(
                                        http, session -> Map.of("number", session.getString(CheckoutSteps.ORDER))))
                                .check(jmesPath("data.customer.orders.items[0].number")
                                        .is(session -> session.getString(CheckoutSteps.ORDER)))));
    }

    private static Map<String, Object> address(Session session) {
        Map<String, Object> address = session.contains(BOOK_ADDRESS)
                ? Map.of("customer_address_id", Integer.parseInt(session.getString(BOOK_ADDRESS)))
                : Map.of("address", ClientBook.typedAddress());
        return Map.of(CART, session.getString(CART), "addresses", List.of(address));
    }
}
