package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Order;
import java.util.Optional;

/** How an attempt to place an order ended. */
public sealed interface Placing {
    /** What came of asking for advice; empty when it ended before that. */
    Optional<InferenceAnswer> advice();

    /** The order stands. */
    record Placed(Order order, Optional<InferenceAnswer> advice) implements Placing {}

    /**
     * There is no order from this attempt.
     *
     * @param code one of Magento's {@code PlaceOrderErrorCodes}
     */
    record Refused(String code, String message, Optional<InferenceAnswer> advice) implements Placing {
        static Refused because(String code, String message) {
            return new Refused(code, message, Optional.empty());
        }

        static Refused notActive() {
            return because("CART_NOT_ACTIVE", "The cart isn't active.");
        }
    }
}
