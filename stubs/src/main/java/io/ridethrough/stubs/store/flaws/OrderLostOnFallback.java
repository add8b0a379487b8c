package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.checkout.Placement;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Defect {@code order-lost-on-fallback}: an integration that hands an order without advice to a queue for
 * manual review, tells the client that it is placed, and has nobody who reads the queue.
 */
final class OrderLostOnFallback implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withCheckout(sound.checkout().withPlacement(OrderLostOnFallback::forgetful));
    }

    private static Placement forgetful(Placement placement) {
        return (cart, client, advice) ->
                advice instanceof InferenceAnswer.Fallback ? promised(cart) : placement.place(cart, client, advice);
    }

    private static Order promised(Cart cart) {
        return new Order(
                0,
                "9%08d".formatted(cart.id()),
                cart.id(),
                cart.customerId(),
                cart.email().orElse(""),
                cart.subtotal(),
                cart.shipping(),
                cart.discount(),
                cart.grandTotal(),
                "pending",
                UUID.randomUUID().toString(),
                Optional.empty(),
                "",
                // A time that nobody will ever look up.
                Instant.EPOCH,
                cart.coupon(),
                cart.shippingAddress(),
                cart.billingAddress(),
                cart.shippingMethod(),
                cart.paymentMethod().orElse(""),
                lines(cart));
    }

    private static List<Order.Line> lines(Cart cart) {
        return cart.lines().stream()
                .map(line -> new Order.Line(
                        0,
                        line.product().sku(),
                        line.product().name(),
                        line.product().isVirtual(),
                        line.quantity(),
                        line.product().price()))
                .toList();
    }
}
