package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Sample;
import io.ridethrough.simulations.recording.Step;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The steps that every checkout has, whoever buys.
 *
 * @param documents what is sent
 * @param sender says with each request who it is from: nothing for a guest
 */
record CheckoutSteps(ClientBook clients, Documents documents, UnaryOperator<HttpRequestActionBuilder> sender) {

    static final String PLACE_ORDER = "place-order";

    /** Session attributes: the buyer's e-mail, the masked id of their cart, and the number of the order that they were told. */
    static final String EMAIL = SignIn.EMAIL;

    static final String CART = "cart";
    static final String ORDER = "order";

    private static final String SKU = "sku";
    private static final String QUANTITY = "quantity";

    /** What Magento says of an exception that it did not foresee, with HTTP 200. */
    private static final String INTERNAL_ERROR = "Internal server error";

    /** A guest's. */
    static CheckoutSteps ofGuest(ClientBook clients, Documents documents) {
        return new CheckoutSteps(clients, documents, UnaryOperator.identity());
    }

    /** Those of a customer who has signed in by {@link SignIn}. */
    static CheckoutSteps ofCustomer(ClientBook clients, Documents documents) {
        return new CheckoutSteps(clients, documents, request -> request.header("Authorization", SignIn.BEARER));
    }

    /** Who buys, and what. */
    Session buyer(Session session, int index, String email) {
        return session.set(EMAIL, email).set(SKU, clients.product(index)).set(QUANTITY, clients.quantity(index));
    }

    Step browse() {
        GraphQl browse = documents.named("browse");
        return Step.of(
                "browse",
                http -> sender.apply(browse.post(http, session -> Map.of(SKU, session.getString(SKU))))
                        .check(jmesPath("data.products.items[0].sku").exists()));
    }

    Step addToCart() {
        GraphQl addToCart = documents.named("add-to-cart");
        return Step.of(
                "add-to-cart",
                http -> sender.apply(addToCart.post(http, CheckoutSteps::item))
                        .check(
                                jmesPath("data.addProductsToCart.user_errors[0].message")
                                        .optional()
                                        .saveAs(Step.REFUSAL),
                                jmesPath("data.addProductsToCart.user_errors[0].message")
                                        .notExists(),
                                jmesPath("data.addProductsToCart.cart.id").exists()));
    }

    Step setShippingMethod() {
        GraphQl setShippingMethod = documents.named("set-shipping-method");
        return Step.of(
                "set-shipping-method",
                http -> sender.apply(setShippingMethod.post(http, CheckoutSteps::cart))
                        .check(jmesPath("data.setShippingMethodsOnCart.cart.shipping_addresses[0]"
                                        + ".selected_shipping_method.method_code")
                                .is("flatrate")));
    }

    Step setPaymentMethod() {
        GraphQl setPaymentMethod = documents.named("set-payment-method");
        return Step.of(
                "set-payment-method",
                http -> sender.apply(setPaymentMethod.post(http, this::payment))
                        .check(jmesPath("data.setPaymentMethodOnCart.cart.selected_payment_method.code")
                                .is(clients.paymentMethod())));
    }

    Step placeOrder() {
        GraphQl placeOrder = documents.named(PLACE_ORDER);
        return Step.of(
                        PLACE_ORDER,
                        http -> sender.apply(placeOrder.post(http, CheckoutSteps::cart))
                                .check(
                                        jmesPath("data.placeOrder.errors[0].message")
                                                .optional()
                                                .saveAs(Step.REFUSAL),
                                        jmesPath("data.placeOrder.errors[0].message")
                                                .notExists(),
                                        jmesPath("data.placeOrder.orderV2.number")
                                                .exists()
                                                .saveAs(ORDER)))
                .claiming(CheckoutSteps::claim)
                .needing(EMAIL, CART);
    }

    static Map<String, Object> cart(Session session) {
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
                List.of(Map.of(SKU, session.getString(SKU), QUANTITY, session.getInt(QUANTITY))));
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
