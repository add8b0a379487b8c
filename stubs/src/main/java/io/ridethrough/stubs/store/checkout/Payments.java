package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.math.BigDecimal;
import java.util.Optional;

/** Takes and gives back money. All of it talks to the partner over the network and can be repeated. */
public interface Payments {
    /** The same for charges of a client of this tenant, whose data is under this law: each call says so. */
    Payments about(Tenant tenant, Jurisdiction jurisdiction);

    /**
     * Takes the amount once for each key, however often it is called with it.
     *
     * @param amount in USD
     * @param reference the order's increment id
     * @return the partner's id of the charge; empty when the shop has no partner
     * @throws PaymentRefused when it was refused, or when it is unknown whether it was taken
     */
    Optional<String> charge(BigDecimal amount, String reference, String idempotencyKey) throws PaymentRefused;

    /** Closes a key for good: a charge under it that is still on its way will be refused. */
    void closeKey(String idempotencyKey) throws PartnerUnavailable;

    /** The id of the charge that stands under this key, if there is one. */
    Optional<String> chargeOf(String idempotencyKey) throws PartnerUnavailable;

    /** Gives a charge back. */
    void giveBack(String chargeId) throws PartnerUnavailable;
}
