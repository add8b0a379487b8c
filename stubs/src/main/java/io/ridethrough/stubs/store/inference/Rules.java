package io.ridethrough.stubs.store.inference;

import io.ridethrough.stubs.store.ledger.Holding;
import java.math.BigDecimal;
import java.util.List;

/** What the shop says by itself, without a model. */
public interface Rules {
    /**
     * One sentence on an order.
     *
     * @param amount in USD
     * @param units more than 0
     */
    String suitability(BigDecimal amount, int units);

    /** {@code VERIFIED}, or {@code REFER} when a person must look at a new account. */
    String identity(String firstname, String lastname, String email);

    /** A client's holdings in one sentence. */
    String summary(List<Holding> holdings);

    /** The shop's own: {@link SuitabilityRule}, {@link IdentityRule} and {@link SummaryRule}. */
    static Rules ofShop() {
        return ShopRules.THE_SHOPS;
    }
}
