package io.ridethrough.stubs.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.partners.PaymentPartner;
import io.ridethrough.stubs.store.front.FrontSettings;
import io.ridethrough.stubs.store.inference.GuardSettings;
import io.ridethrough.stubs.store.inference.InferenceSettings;
import io.ridethrough.stubs.store.inference.OutboundSettings;
import io.ridethrough.stubs.store.inference.Resilience;
import io.ridethrough.stubs.store.ledger.Seed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/** A store on real sockets with its model and payment partner, and a client of its API. */
public final class TestStore implements AutoCloseable {
    public static final ObjectMapper JSON = new ObjectMapper();
    public static final Duration TIMEOUT = Duration.ofMillis(150);

    private static final String ADDRESS =
            "{firstname:\"Jane\",lastname:\"Doe\",street:[\"1 Chaos Way\"],city:\"Austin\","
                    + "region:\"TX\",postcode:\"78701\",country_code:\"US\",telephone:\"5125550100\"}";

    public final TestModel model;
    public final PaymentPartner payment;
    public final Store store;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestStore(TestModel model, PaymentPartner payment, Store store) {
        this.model = model;
        this.payment = payment;
        this.store = store;
    }

    /** An answer over HTTP. */
    public record Answer(int status, String contentType, String outcome, String text) {
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException noJson) {
                throw new AssertionError("no JSON: " + text, noJson);
            }
        }

        public JsonNode at(String pointer) {
            return json().at(pointer);
        }
    }

    public static TestStore sound() throws IOException {
        return start(Optional.empty(), new Resilience(TIMEOUT, GuardSettings.DEFAULT), 8, 128);
    }

    public static TestStore with(Defect defect) throws IOException {
        return start(Optional.of(defect), new Resilience(TIMEOUT, GuardSettings.DEFAULT), 8, 128);
    }

    public static TestStore under(Conditions conditions) throws IOException {
        return start(settings -> settings.withConditions(conditions), Resilience.DEFAULT, OutboundSettings.DEFAULT);
    }

    public static TestStore start(Optional<Defect> defect, Resilience resilience, int workers, int backlog)
            throws IOException {
        return start(defect, resilience, workers, backlog, OutboundSettings.DEFAULT);
    }

    public static TestStore start(
            Optional<Defect> defect, Resilience resilience, int workers, int backlog, OutboundSettings outbound)
            throws IOException {
        return start(
                settings -> settings.withFront(new FrontSettings(0, workers, backlog))
                        .withDefect(defect),
                resilience,
                outbound);
    }

    /** A store with the defect, if any, set up otherwise as this says. */
    public static TestStore set(Optional<Defect> defect, UnaryOperator<StoreSettings> change) throws IOException {
        return start(
                settings -> change.apply(settings.withDefect(defect)),
                new Resilience(TIMEOUT, GuardSettings.DEFAULT),
                OutboundSettings.DEFAULT);
    }

    /** The same with a model that may take as long as it likes. */
    public static TestStore patient(Optional<Defect> defect, UnaryOperator<StoreSettings> change) throws IOException {
        return start(
                settings -> change.apply(settings.withDefect(defect)),
                new Resilience(Duration.ofSeconds(20), GuardSettings.DEFAULT),
                OutboundSettings.DEFAULT);
    }

    private static TestStore start(
            UnaryOperator<StoreSettings> change, Resilience resilience, OutboundSettings outbound) throws IOException {
        TestModel model = TestModel.start();
        PaymentPartner payment = PaymentPartner.start(0);
        Store store = Store.start(change.apply(StoreSettings.defaults()
                .withInference(InferenceSettings.at(model.url(), resilience).withOutbound(outbound))
                .withPayment(payment.url())
                .withCustomers(3)));
        return new TestStore(model, payment, store);
    }

    public Answer graphql(String query) {
        return graphql(query, Map.of());
    }

    public Answer graphql(String query, Map<String, String> headers) {
        try {
            return send("POST", "/graphql", headers, JSON.writeValueAsString(Map.of("query", query)));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public Answer send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(store.url() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("X-Inference-Outcome").orElse(""),
                    response.body());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /**
     * Places both carts at once: the first waits for the model until the second has been answered.
     *
     * @return what the first was told
     */
    public Answer placeAround(String first, String second) throws Exception {
        ExecutorService client = Executors.newSingleThreadExecutor();
        try {
            TestModel.Held held = model.holdNext();
            Future<Answer> waiting = client.submit(() -> place(first));
            held.awaitArrival();
            place(second);
            held.release();
            return waiting.get();
        } finally {
            client.shutdownNow();
        }
    }

    /** The steps that make a guest's cart ready, in their sequence. */
    public enum Step {
        PRODUCTS("addProductsToCart(cartId:\"%s\",cartItems:[{sku:\"CHAOS-001\",quantity:2},"
                + "{sku:\"CHAOS-002\",quantity:1}])"),
        EMAIL("setGuestEmailOnCart(input:{cart_id:\"%s\",email:\"jane@example.test\"})"),
        SHIPPING_ADDRESS(
                "setShippingAddressesOnCart(input:{cart_id:\"%s\",shipping_addresses:[{address:" + ADDRESS + "}]})"),
        BILLING_ADDRESS("setBillingAddressOnCart(input:{cart_id:\"%s\",billing_address:{same_as_shipping:true}})"),
        SHIPPING_METHOD("setShippingMethodsOnCart(input:{cart_id:\"%s\",shipping_methods:"
                + "[{carrier_code:\"flatrate\",method_code:\"flatrate\"}]})"),
        PAYMENT_METHOD("setPaymentMethodOnCart(input:{cart_id:\"%s\",payment_method:{code:\"checkmo\"}})");

        private final String field;

        Step(String field) {
            this.field = field;
        }
    }

    public String emptyCart() {
        return graphql("mutation{createGuestCart{cart{id}}}")
                .at("/data/createGuestCart/cart/id")
                .asText();
    }

    /** A guest's cart with two products, after this step and all before it. */
    public String cartAfter(Step last) {
        String cart = emptyCart();
        for (Step step : Step.values()) {
            if (step.compareTo(last) <= 0) {
                run(step.field, cart);
            }
        }
        return cart;
    }

    /** A guest's cart, ready to be placed. */
    public String readyCart() {
        return cartAfter(Step.PAYMENT_METHOD);
    }

    /** A guest's cart with so many units of one product and nothing else, ready to be placed. */
    public String cartOf(String sku, int units) {
        String cart = emptyCart();
        run("addProductsToCart(cartId:\"%s\",cartItems:[{sku:\"" + sku + "\",quantity:" + units + "}])", cart);
        for (Step step : Step.values()) {
            if (step != Step.PRODUCTS) {
                run(step.field, cart);
            }
        }
        return cart;
    }

    private void run(String field, String cart) {
        Answer answer = graphql("mutation{" + String.format(field, cart) + "{cart{id}}}");
        if (answer.json().has("errors")) {
            throw new AssertionError(answer.text());
        }
    }

    public Answer place(String cart) {
        return graphql("mutation{placeOrder(input:{cart_id:\"" + cart
                + "\"}){order{order_number} orderV2{number status token total{grand_total{value currency}}}"
                + " errors{code message}}}");
    }

    public long orders() {
        return store.ledger()
                .<Long, RuntimeException>transact(shop -> shop.orders().count());
    }

    public Map<String, String> bearerOfCustomer() {
        return bearerOfCustomer(1);
    }

    public Map<String, String> bearerOfCustomer(int number) {
        String token = graphql("mutation{generateCustomerToken(email:\"" + Seed.email(number)
                        + "\",password:\"Passw0rd!x\"){token}}")
                .at("/data/generateCustomerToken/token")
                .asText();
        return Map.of("Authorization", "Bearer " + token);
    }

    public Map<String, String> bearerOfAdministrator() {
        String credentials = "{\"username\":\"admin\",\"password\":\"Admin123!chaos\"}";
        String token = send("POST", "/rest/V1/integration/admin/token", Map.of(), credentials)
                .json()
                .asText();
        return Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        model.close();
        store.close();
        payment.close();
    }
}
