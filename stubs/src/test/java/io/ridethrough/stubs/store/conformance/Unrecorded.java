package io.ridethrough.stubs.store.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** What the recording did between two recorded steps: it made and filled carts. */
final class Unrecorded {
    private final Replay replay;
    private final Learnt learnt;
    private boolean isFilled;

    Unrecorded(Replay replay, Learnt learnt) {
        this.replay = replay;
        this.learnt = learnt;
    }

    void before(Transcript step) throws IOException, InterruptedException {
        switch (step.name()) {
            case "gql-mergeCarts" ->
                learnt.put(step.request().at("/body/variables/s").asText(), guestCartWithProduct());
            case "rest-ERR-out-of-stock" ->
                learnt.put(
                        step.request().path("path").asText().split("/", -1)[4],
                        replay.send("POST", "/rest/V1/guest-carts", Map.of(), "")
                                .body()
                                .asText());
            case "rest-ERR-payment-information-no-shipping", "rest-ERR-wrong-payment-method" ->
                fill(learnt.in(step.request().path("path").asText()).split("/", -1)[4]);
            default -> {
                // Nothing happened before this one.
            }
        }
    }

    private void fill(String cart) throws IOException, InterruptedException {
        if (!isFilled) {
            isFilled = true;
            String item = "{\"cartItem\":{\"sku\":\"CHAOS-007\",\"qty\":1,\"quote_id\":\"" + cart + "\"}}";
            replay.send("POST", "/rest/V1/guest-carts/" + cart + "/items", Map.of(), item);
        }
    }

    private String guestCartWithProduct() throws IOException, InterruptedException {
        JsonNode made = replay.send("POST", "/graphql", Map.of(), "{\"query\":\"mutation{createGuestCart{cart{id}}}\"}")
                .body();
        String cart = made.at("/data/createGuestCart/cart/id").asText();
        replay.send(
                "POST",
                "/graphql",
                Map.of(),
                "{\"query\":\"mutation{addProductsToCart(cartId:\\\"" + cart
                        + "\\\",cartItems:[{sku:\\\"CHAOS-004\\\",quantity:2}]){user_errors{message}}}\"}");
        return cart;
    }
}
