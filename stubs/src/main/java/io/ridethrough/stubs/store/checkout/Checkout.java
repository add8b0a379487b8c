package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.LedgerException;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.prompts.Prompts;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places the order of a cart: checks it, locks it, asks for advice, charges and writes. Whatever
 * inference does, it only changes what is noted as advice. Messages and codes are those of Magento 2.4.8-p1.
 */
public final class Checkout {
    private static final Logger LOG = LoggerFactory.getLogger(Checkout.class);
    private static final String UNABLE = "UNABLE_TO_PLACE_ORDER";

    /** Magento names every part of an address that is not there. */
    private static final String NO_BILLING_ADDRESS = "Please check the billing address information. "
            + Stream.of("firstname", "lastname", "street", "city", "telephone", "postcode", "countryId")
                    .map(part -> "\"" + part + "\" is required. Enter and try again.")
                    .collect(Collectors.joining(" "));

    private final Turns turns;
    private final Inference inference;
    private final Placement placement;
    private final LongAdder placed = new LongAdder();

    public Checkout(Turns turns, Inference inference, Placement placement) {
        this.turns = turns;
        this.inference = inference;
        this.placement = placement;
    }

    /** Orders placed since the start. */
    public long placed() {
        return placed.sum();
    }

    /** Places the order of this cart, as it was read by the caller. Talks to model and payment partner. */
    public Placing place(Cart cart, Client client) {
        return check(cart)
                .orElseGet(() -> turns.take(cart, new Turns.Steps() {
                    @Override
                    public Optional<Placing> refusal(Cart locked) {
                        return check(locked);
                    }

                    @Override
                    public InferenceAnswer advise(Cart locked) {
                        return inference.ask(Prompts.advice(client, locked));
                    }

                    @Override
                    public Placing write(Cart locked, InferenceAnswer advice) {
                        return Checkout.this.write(locked, client, advice);
                    }
                }));
    }

    private Placing write(Cart cart, Client client, InferenceAnswer advice) {
        try {
            Order order = placement.place(cart, client, advice);
            placed.increment();
            return new Placing.Placed(order, Optional.of(advice));
        } catch (PaymentRefused refused) {
            LOG.info("quote {} is not paid: {}", cart.id(), refused.getMessage());
            return new Placing.Refused(
                    UNABLE, "The payment could not be taken. Please try again later.", Optional.of(advice));
        } catch (OutOfStock gone) {
            return new Placing.Refused(UNABLE, "Some of the products are out of stock.", Optional.of(advice));
        } catch (LedgerException unwritten) {
            LOG.warn("quote {} has no order", cart.id(), unwritten);
            return new Placing.Refused(
                    "UNDEFINED", "A server error stopped your order from being placed.", Optional.of(advice));
        }
    }

    private static Optional<Placing> check(Cart cart) {
        if (!cart.isActive()) {
            return Optional.of(Placing.Refused.notActive());
        }
        if (cart.email().isEmpty()) {
            return Optional.of(Placing.Refused.because("GUEST_EMAIL_MISSING", "Guest email for cart is missing."));
        }
        if (cart.lines().isEmpty()) {
            return unable("A server error stopped your order from being placed. Please try to place your order again.");
        }
        if (cart.lines().stream().anyMatch(line -> line.product().stock() == 0)) {
            return unable("Some of the products are out of stock.");
        }
        if (cart.lines().stream().anyMatch(line -> line.product().stock() < line.quantity())) {
            return Optional.of(Placing.Refused.because("UNDEFINED", "The requested qty is not available"));
        }
        if (!cart.isVirtual() && cart.shippingAddress().isEmpty()) {
            return unable("Some addresses can't be used due to the configurations for specific countries.");
        }
        if (!cart.isVirtual() && cart.shippingMethod().isEmpty()) {
            return unable("The shipping method is missing. Select the shipping method and try again.");
        }
        if (cart.billingAddress().isEmpty()) {
            return unable(NO_BILLING_ADDRESS);
        }
        return cart.paymentMethod().isEmpty()
                ? unable("Enter a valid payment method and try again.")
                : Optional.empty();
    }

    private static Optional<Placing> unable(String message) {
        return Optional.of(Placing.Refused.because(UNABLE, message));
    }
}
