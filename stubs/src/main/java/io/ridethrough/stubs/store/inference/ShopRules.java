package io.ridethrough.stubs.store.inference;

import io.ridethrough.stubs.store.ledger.Holding;
import java.math.BigDecimal;
import java.util.List;

/** The shop's own rules. */
enum ShopRules implements Rules {
    THE_SHOPS;

    @Override
    public String suitability(BigDecimal amount, int units) {
        return SuitabilityRule.words(amount, units);
    }

    @Override
    public String identity(String firstname, String lastname, String email) {
        return IdentityRule.needsReview(firstname, lastname, email) ? "REFER" : "VERIFIED";
    }

    @Override
    public String summary(List<Holding> holdings) {
        return SummaryRule.words(holdings);
    }
}
