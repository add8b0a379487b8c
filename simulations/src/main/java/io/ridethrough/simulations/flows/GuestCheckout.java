package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Sample;
import io.ridethrough.simulations.recording.Arrivals;
import io.ridethrough.simulations.recording.RecordedFlow;
import io.ridethrough.simulations.recording.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A guest looks at a product, fills a cart, says where to ship and how to pay, and places the order. */
public final class GuestCheckout {

    public static final String NAME = "guest-checkout";
    public static final String PLACE_ORDER = "place-order";

    /** What Magento says of an exception that it did not foresee, with HTTP 200. */
    private static final String INTERNAL_ERROR = "Internal server error";

    private static final String EMAIL = "email";
    private static final String CART = "cart";
    private static final String ORDER = "order";

    private final ClientBook clients;

    public GuestCheckout(ClientBook clients) {
        this.clients = clients;
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
        return session.set(EMAIL, clients.email("guest", index))
                .set("sku", clients.product(index))
                .set("quantity", clients.quantity(index));
    }

    private List<Step> steps() {
        GraphQl browse = GraphQl.document("browse");
        GraphQl createCart = GraphQl.document("create-cart");
        GraphQl addToCart = GraphQl.document("add-to-cart");
        GraphQl setEmail = GraphQl.document("set-email");
        GraphQl setShippingAddress = GraphQl.document("set-shipping-address");
        GraphQl setBillingAddress = GraphQl.document("set-billing-address");
        GraphQl setShippingMethod = GraphQl.document("set-shipping-method");
        GraphQl setPaymentMethod = GraphQl.document("set-payment-method");
        GraphQl placeOrder = GraphQl.document(PLACE_ORDER);
        return List.of(
                Step.of(
                        "browse",
                        http -> browse.post(http, session -> Map.of("sku", session.getString("sku")))
                                .check(jmesPath("data.products.items[0].sku").exists())),
                Step.of(
                        "create-cart",
                        http -> createCart
                                .post(http, session -> Map.of())
                                .check(jmesPath("data.createGuestCart.cart.id")
                                        .exists()
                                        .saveAs(CART))),
                Step.of(
                        "add-to-cart",
                        http -> addToCart
                                .post(http, GuestCheckout::item)
                                .check(
                                        jmesPath("data.addProductsToCart.user_errors[0].message")
                                                .optional()
                                                .saveAs(Step.REFUSAL),
                                        jmesPath("data.addProductsToCart.user_errors[0].message")
                                                .notExists(),
                                        jmesPath("data.addProductsToCart.cart.id")
                                                .exists())),
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
                Step.of(
                        "set-shipping-method",
                        http -> setShippingMethod
                                .post(http, GuestCheckout::cart)
                                .check(jmesPath("data.setShippingMethodsOnCart.cart.shipping_addresses[0]"
                                                + ".selected_shipping_method.method_code")
                                        .is("flatrate"))),
                Step.of(
                        "set-payment-method",
                        http -> setPaymentMethod
                                .post(http, this::payment)
                                .check(jmesPath("data.setPaymentMethodOnCart.cart.selected_payment_method.code")
                                        .is(clients.paymentMethod()))),
                Step.of(
                                PLACE_ORDER,
                                http -> placeOrder
                                        .post(http, GuestCheckout::cart)
                                        .check(
                                                jmesPath("data.placeOrder.errors[0].message")
                                                        .optional()
                                                        .saveAs(Step.REFUSAL),
                                                jmesPath("data.placeOrder.errors[0].message")
                                                        .notExists(),
                                                jmesPath("data.placeOrder.orderV2.number")
                                                        .exists()
                                                        .saveAs(ORDER)))
                        .claiming(GuestCheckout::claim)
                        .needing(EMAIL, CART));
    }

    private static Map<String, Object> cart(Session session) {
        return Map.of(CART, session.getString(CART));
    }

    private Map<String, Object> payment(Session session) {
        return Map.of(CART, session.getString(CART), "method", clients.paymentMethod());
    }

    private static Map<String, Object> item(Session session) {
        return Map.of(
                CART,
                session.getString(CART),
                "items",
                List.of(Map.of("sku", session.getString("sku"), "quantity", session.getInt("quantity"))));
    }

    private static Map<String, Object> address(Session session) {
        Map<String, Object> address = new HashMap<>(ClientBook.home());
        address.put("region", "TX");
        address.put("save_in_address_book", false);
        return Map.of(CART, session.getString(CART), "address", address);
    }

    private static Claim claim(Session session, Sample sample) {
        String order = session.contains(ORDER) ? session.getString(ORDER) : "";
        return new Claim(
                sample.endedAt(),
                sample.flow(),
                sample.user(),
                session.getString(EMAIL),
                session.getString(CART),
                order,
                answer(session, sample, order));
    }

    /** Only a shop that said no has refused: its internal error, a 5xx or a garbled answer leave the order in the dark. */
    private static Claim.Answer answer(Session session, Sample sample, String order) {
        return switch (sample.outcome()) {
            case OK -> Claim.Answer.ACKNOWLEDGED;
            case CHECK_FAILED -> {
                if (!order.isEmpty()) {
                    yield Claim.Answer.ACKNOWLEDGED;
                }
                boolean saidNo =
                        session.contains(Step.REFUSAL) && !INTERNAL_ERROR.equals(session.getString(Step.REFUSAL));
                yield saidNo ? Claim.Answer.REFUSED : Claim.Answer.INDETERMINATE;
            }
            case HTTP_ERROR -> sample.status() < 500 ? Claim.Answer.REFUSED : Claim.Answer.INDETERMINATE;
            case TIMED_OUT, NO_RESPONSE, ABORTED -> Claim.Answer.INDETERMINATE;
        };
    }
}
