package io.ridethrough.stubs.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.front.FrontSettings;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;

/** A store of one release without model and payment partner, and a client of its GraphQL. */
final class ReleaseShop implements AutoCloseable {
    static final String ADDRESS = "{firstname:\"Jane\",lastname:\"Doe\",street:[\"1 Chaos Way\"],city:\"Austin\","
            + "region:\"TX\",postcode:\"78701\",country_code:\"US\",telephone:\"5125550100\"}";
    private static final ObjectMapper JSON = new ObjectMapper();

    final MagentoRelease release;
    private final Store store;
    private final HttpClient http = HttpClient.newHttpClient();

    private ReleaseShop(MagentoRelease release, Store store) {
        this.release = release;
        this.store = store;
    }

    static ReleaseShop open(MagentoRelease release) throws IOException {
        return new ReleaseShop(
                release,
                Store.start(StoreSettings.defaults()
                        .withRelease(release)
                        .withFront(new FrontSettings(0, 4, 32))
                        .withCustomers(3)));
    }

    /** The whole answer to a document. */
    JsonNode ask(String document) {
        return ask(document, Optional.empty());
    }

    JsonNode ask(String document, Optional<String> token) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(store.url() + "/graphql"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document))));
            token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
            return JSON.readTree(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** The first error's message; blank when there is none. */
    String refusal(String document) {
        return refusal(document, Optional.empty());
    }

    String refusal(String document, Optional<String> token) {
        return ask(document, token).at("/errors/0/message").asText();
    }

    String guestCart() {
        return ask("mutation{createGuestCart{cart{id}}}")
                .at("/data/createGuestCart/cart/id")
                .asText();
    }

    /** Adds units and answers what {@code addProductsToCart} said. */
    JsonNode add(String cart, String sku, double units, Optional<String> token) {
        return ask(
                        "mutation{addProductsToCart(cartId:\"" + cart + "\",cartItems:[{sku:\"" + sku + "\",quantity:"
                                + units + "}]){cart{total_quantity items{uid id quantity}} user_errors{code message}}}",
                        token)
                .at("/data/addProductsToCart");
    }

    JsonNode add(String cart, String sku, double units) {
        return add(cart, sku, units, Optional.empty());
    }

    String email(String cart) {
        return refusal("mutation{setGuestEmailOnCart(input:{cart_id:\"" + cart
                + "\",email:\"jane@example.test\"}){cart{id}}}");
    }

    String ship(String cart, String addresses, Optional<String> token) {
        return refusal(
                "mutation{setShippingAddressesOnCart(input:{cart_id:\"" + cart + "\",shipping_addresses:[" + addresses
                        + "]}){cart{id}}}",
                token);
    }

    String ship(String cart) {
        return ship(cart, "{address:" + ADDRESS + "}", Optional.empty());
    }

    String bill(String cart, String address, Optional<String> token) {
        return refusal(
                "mutation{setBillingAddressOnCart(input:{cart_id:\"" + cart + "\",billing_address:{" + address
                        + "}}){cart{id}}}",
                token);
    }

    String flatRate(String cart, Optional<String> token) {
        return refusal(
                "mutation{setShippingMethodsOnCart(input:{cart_id:\"" + cart
                        + "\",shipping_methods:[{carrier_code:\"flatrate\",method_code:\"flatrate\"}]}){cart{id}}}",
                token);
    }

    String pay(String cart, String code, Optional<String> token) {
        return refusal(
                "mutation{setPaymentMethodOnCart(input:{cart_id:\"" + cart + "\",payment_method:{code:\"" + code
                        + "\"}}){cart{id}}}",
                token);
    }

    /** A guest's cart with two of a product, ready to be placed. */
    String readyCart(String sku) {
        String cart = guestCart();
        add(cart, sku, 2);
        email(cart);
        ship(cart);
        bill(cart, "same_as_shipping:true", Optional.empty());
        flatRate(cart, Optional.empty());
        pay(cart, "checkmo", Optional.empty());
        return cart;
    }

    JsonNode place(String cart, Optional<String> token) {
        return ask(
                        "mutation{placeOrder(input:{cart_id:\"" + cart
                                + "\"}){order{order_number} orderV2{number token} errors{code message}}}",
                        token)
                .at("/data/placeOrder");
    }

    JsonNode place(String cart) {
        return place(cart, Optional.empty());
    }

    /** The token of a seeded customer, numbered from 1. */
    Optional<String> customer(int number) {
        return Optional.of(ask("mutation{generateCustomerToken(email:\"" + Seed.email(number) + "\",password:\""
                        + Seed.PASSWORD + "\"){token}}")
                .at("/data/generateCustomerToken/token")
                .asText());
    }

    String customerCart(Optional<String> token) {
        return ask("{customerCart{id}}", token).at("/data/customerCart/id").asText();
    }

    /** Puts a product on the shelves with so many units of it. */
    String stock(int id, int units) {
        String sku = "STOCK-" + id;
        store.ledger().<Boolean, RuntimeException>transact(shop -> {
            shop.products().add(new Product(id, sku, "Stocked " + id, false, BigDecimal.TEN, units));
            return true;
        });
        return sku;
    }

    @Override
    public void close() {
        store.close();
    }
}
