package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.Defect;
import java.util.Map;

/** Orders, charges and stock. */
final class CheckoutFlaws {
    private CheckoutFlaws() {}

    static Map<Defect, Flaw> all() {
        return Map.of(
                Defect.DOUBLE_ORDER, new DoubleOrder(),
                Defect.DOUBLE_CHARGE, new DoubleCharge(),
                Defect.ORDER_LOST_ON_FALLBACK, new OrderLostOnFallback(),
                Defect.OVERSELL, new Oversell());
    }
}
