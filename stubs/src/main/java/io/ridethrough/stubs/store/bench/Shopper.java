package io.ridethrough.stubs.store.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A client of one store, for use by many threads. Every method is one request over HTTP. */
final class Shopper {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String ADDRESS =
            "{firstname:\"Jane\",lastname:\"Doe\",street:[\"1 Chaos Way\"],city:\"Austin\","
                    + "region:\"TX\",postcode:\"78701\",country_code:\"US\",telephone:\"5125550100\"}";
    private static final String CREATE = "mutation{createGuestCart{cart{id}}}";
    private static final String FILL = "mutation($c:String!){"
            + "addProductsToCart(cartId:$c,cartItems:[{sku:\"CHAOS-007\",quantity:1}]){cart{id}}"
            + " setGuestEmailOnCart(input:{cart_id:$c,email:\"jane@example.test\"}){cart{id}}"
            + " setShippingAddressesOnCart(input:{cart_id:$c,shipping_addresses:[{address:" + ADDRESS + "}]}){cart{id}}"
            + " setBillingAddressOnCart(input:{cart_id:$c,billing_address:{address:" + ADDRESS + "}}){cart{id}}"
            + " setShippingMethodsOnCart(input:{cart_id:$c,shipping_methods:[{carrier_code:\"flatrate\","
            + "method_code:\"flatrate\"}]}){cart{id}}"
            + " setPaymentMethodOnCart(input:{cart_id:$c,payment_method:{code:\"checkmo\"}}){cart{id}}}";
    private static final String PLACE =
            "mutation($c:String!){placeOrder(input:{cart_id:$c}){orderV2{number} errors{code message}}}";

    private final HttpClient http;
    private final URI store;

    Shopper(HttpClient http, URI store) {
        this.http = http;
        this.store = store;
    }

    /** What a client was told. */
    record Told(Optional<String> orderNumber, String code, String message) {
        boolean isPlaced() {
            return orderNumber.isPresent();
        }

        /** Whether placing this cart again may still bring an order. */
        boolean isWorthAnotherTry() {
            return !isPlaced() && !code.equals("CART_NOT_ACTIVE");
        }
    }

    /** Makes a guest's cart that can be placed. */
    String readyCart() throws IOException, InterruptedException {
        String cart = ask(CREATE, Map.of()).at("/data/createGuestCart/cart/id").asText();
        JsonNode filled = ask(FILL, Map.of("c", cart));
        if (filled.has("errors")) {
            throw new IOException("the cart was not filled: " + filled);
        }
        return cart;
    }

    /** @throws IOException when the store said nothing, and may have placed the order all the same */
    Told place(String cart) throws IOException, InterruptedException {
        JsonNode answer = ask(PLACE, Map.of("c", cart));
        JsonNode placed = answer.at("/data/placeOrder");
        if (placed.isMissingNode()) {
            throw new IOException("no answer to placeOrder: " + answer);
        }
        return new Told(
                Optional.of(placed.at("/orderV2/number").asText()).filter(number -> !number.isEmpty()),
                placed.at("/errors/0/code").asText(),
                placed.at("/errors/0/message").asText());
    }

    private JsonNode ask(String document, Map<String, String> variables) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(store.resolve("/graphql"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(
                        JSON.writeValueAsBytes(Map.of("query", document, "variables", variables))))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    }
}
