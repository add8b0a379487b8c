package io.ridethrough.stubs.store.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A discount that a code brings.
 *
 * @param code what the client typed; compared without regard to case
 * @param percent off every line
 * @param label what the client is shown
 */
public record Coupon(String code, int percent, String label) {
    /** The shop's only coupon. */
    public static final Coupon TENOFF = new Coupon("TENOFF", 10, "10% off");

    /** The coupon of this code, if the shop knows it. */
    public static Optional<Coupon> coded(String code) {
        return code.equalsIgnoreCase(TENOFF.code)
                ? Optional.of(new Coupon(code, TENOFF.percent, TENOFF.label))
                : Optional.empty();
    }

    /** What it takes off an amount, to the cent. */
    public BigDecimal off(BigDecimal amount) {
        return amount.multiply(BigDecimal.valueOf(percent)).divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    }
}
