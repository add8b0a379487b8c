package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.util.Map;

/** An order of a guest's, by an address of this visit's alone. */
final class PlacedOrder {
    /** No more than it takes: in a shop of somebody's, orders stay. */
    static final ProxyProof.Times TIMES = new ProxyProof.Times(2, 1);

    private PlacedOrder() {}

    /** Fills a cart and places it, over the network; the answer is that to placing. */
    static ShopAnswer place(Visit visit) throws IOException, InterruptedException {
        FilledCart cart = FilledCart.fill(visit);
        return visit.shop().ask(visit.documents().text("place-order"), Map.of("cart", cart.id()));
    }
}
