package io.ridethrough.stubs.store.checkout;

import java.math.BigDecimal;
import java.util.Optional;

/** Takes and gives back money. Both talk to the partner over the network. */
public interface Payments {
    /**
     * Takes the amount once for each key, however often it is called with it.
     *
     * @param amount in USD
     * @param reference the order's increment id
     * @return the partner's id of the charge; empty when the shop has no partner
     * @throws PaymentRefused when it was refused, or when it is unknown whether it was taken
     */
    Optional<String> charge(BigDecimal amount, String reference, String idempotencyKey) throws PaymentRefused;

    /** Gives a charge back. Does nothing when the partner can't be reached: the log says so. */
    void giveBack(String chargeId);
}
