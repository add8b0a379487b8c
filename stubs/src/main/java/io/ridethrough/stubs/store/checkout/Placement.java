package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.tenancy.Client;

/** Turns a cart that this thread has locked into a paid order. Talks to the payment partner. */
public interface Placement {
    /**
     * @param client whose cart it is
     * @param advice what came of asking the model about this cart
     * @throws PaymentRefused with no order and the cart as it was
     * @throws OutOfStock with no order and no charge
     */
    Order place(Cart cart, Client client, InferenceAnswer advice) throws PaymentRefused, OutOfStock;
}
