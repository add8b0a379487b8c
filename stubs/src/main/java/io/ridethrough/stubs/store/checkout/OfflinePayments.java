package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.math.BigDecimal;
import java.util.Optional;

/** A shop that is paid by cheque alone: no partner, no charge. */
public final class OfflinePayments implements Payments {
    @Override
    public Payments about(Tenant tenant, Jurisdiction jurisdiction) {
        return this;
    }

    @Override
    public Optional<String> charge(BigDecimal amount, String reference, String idempotencyKey) {
        return Optional.empty();
    }

    @Override
    public void closeKey(String idempotencyKey) {}

    @Override
    public Optional<String> chargeOf(String idempotencyKey) {
        return Optional.empty();
    }

    @Override
    public void giveBack(String chargeId) {}
}
