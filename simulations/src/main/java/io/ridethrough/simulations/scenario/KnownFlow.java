package io.ridethrough.simulations.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The flows that clients can be sent through, with their steps in order: the closed vocabulary of scenario files. */
public enum KnownFlow {
    GUEST_CHECKOUT(
            "guest-checkout",
            "browse",
            "create-cart",
            "add-to-cart",
            "set-email",
            "set-shipping-address",
            "set-billing-address",
            "set-shipping-method",
            "set-payment-method",
            "place-order"),
    CUSTOMER_CHECKOUT(
            "customer-checkout",
            "sign-in",
            "read-addresses",
            "browse",
            "customer-cart",
            "add-to-cart",
            "choose-shipping-address",
            "bill-to-shipping-address",
            "set-shipping-method",
            "set-payment-method",
            "place-order",
            "read-order"),
    ONBOARDING("onboarding", "create-customer", "sign-in", "read-customer", "add-address"),
    DASHBOARD("dashboard", "sign-in", "read-orders", "portfolio-summary");

    private final String word;
    private final List<String> steps;

    KnownFlow(String word, String... steps) {
        this.word = word;
        this.steps = List.of(steps);
    }

    /** The flow's name in files. */
    public String word() {
        return word;
    }

    /** The names of its steps, in order. */
    public List<String> steps() {
        return steps;
    }

    /** The steps that a client may click twice: those after which the ledger is reconciled with what clients were told. */
    public List<String> clickedTwice() {
        return this == GUEST_CHECKOUT ? List.of("place-order") : List.of();
    }

    /** Whether its clients choose a product. */
    public boolean buys() {
        return this == GUEST_CHECKOUT || this == CUSTOMER_CHECKOUT;
    }

    /** Whether each of its clients signs in with an account of their own, which has to be there before. */
    public boolean needsCustomers() {
        return this == CUSTOMER_CHECKOUT;
    }

    /** All names, in the order of this enum. */
    public static List<String> words() {
        return Arrays.stream(values()).map(KnownFlow::word).toList();
    }

    /** The flow of that name. */
    public static Optional<KnownFlow> of(String word) {
        return Arrays.stream(values()).filter(flow -> flow.word.equals(word)).findFirst();
    }
}
