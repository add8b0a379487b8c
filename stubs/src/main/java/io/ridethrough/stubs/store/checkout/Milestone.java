package io.ridethrough.stubs.store.checkout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An instant of placing an order, or of settling one that was cut off, at which a crash is worth a test. */
public enum Milestone {
    /** The cart is locked; nothing else has happened. */
    CART_LOCKED,
    /** The intent to charge is on disk; the partner has not been asked. */
    INTENT_WRITTEN,
    /** The partner has the money; the order is not begun. */
    CHARGED,
    /** The order is written in a transaction that is still open. */
    ORDER_WRITTEN,
    /** The order is on disk; nobody has been told. */
    ORDER_COMMITTED,
    /** While settling: the partner takes no more money under the key. */
    KEY_CLOSED,
    /** While settling: the money is back; the intent is still there. */
    CHARGE_GIVEN_BACK;

    /** The name on the command line, such as {@code cart-locked}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every label, in the sequence of placing. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Milestone::label).toList();
    }

    /** The milestone of this label. */
    public static Optional<Milestone> labelled(String label) {
        return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
    }
}
