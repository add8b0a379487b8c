package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.util.Map;

/** A guest's cart with nothing in it: placing it goes through all that guards placing, and never makes an order. */
record EmptyCart(Visit visit, String id) {

    /** Makes one, over the network. */
    static EmptyCart make(Visit visit) throws IOException, InterruptedException {
        ShopAnswer answer = visit.shop().ask(visit.documents().text("create-cart"), Map.of());
        return new EmptyCart(
                visit, answer.data("createGuestCart").path("cart").path("id").asText());
    }

    /** Asks for it to be placed, over the network. */
    ShopAnswer place() throws IOException, InterruptedException {
        return visit.shop().ask(visit.documents().text("place-order"), Map.of("cart", id));
    }
}
