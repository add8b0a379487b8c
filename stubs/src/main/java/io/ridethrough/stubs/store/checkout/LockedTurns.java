package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.util.Optional;

/** Locks the cart before anything else and keeps it until its order stands: one at a time, the others are told so. */
public final class LockedTurns implements Turns {
    private final Ledger ledger;
    private final CartLocks locks;
    private final MagentoRelease release;
    private final Milestones milestones;

    public LockedTurns(Ledger ledger, CartLocks locks, MagentoRelease release, Milestones milestones) {
        this.ledger = ledger;
        this.locks = locks;
        this.release = release;
        this.milestones = milestones;
    }

    @Override
    public Placing take(Cart cart, Steps steps) {
        if (!locks.lockActive(cart.id())) {
            return whyNotLocked(cart);
        }
        milestones.reached(Milestone.CART_LOCKED);
        boolean isPlaced = false;
        try {
            // Read again: between the caller's look and the lock somebody may have changed it.
            Cart locked = ledger.<Optional<Cart>, RuntimeException>transact(
                            shop -> shop.carts().byId(cart.id()))
                    .orElseThrow();
            Placing placing = steps.refusal(locked).orElseGet(() -> steps.write(locked, steps.advise(locked)));
            isPlaced = placing instanceof Placing.Placed;
            return placing;
        } finally {
            if (!isPlaced) {
                locks.release(cart.id());
            }
        }
    }

    private Placing whyNotLocked(Cart cart) {
        boolean isActive = ledger.<Optional<Cart>, RuntimeException>transact(
                        shop -> shop.carts().byId(cart.id()))
                .filter(Cart::isActive)
                .isPresent();
        return isActive ? locked() : Placing.Refused.notActive();
    }

    private Placing locked() {
        return switch (release) {
            case V2_4_7_P3 ->
                Placing.Refused.because(
                        "UNABLE_TO_PLACE_ORDER",
                        "A server error stopped your order from being placed. Please try to place your order again.");
            case V2_4_8_P1 ->
                Placing.Refused.because("UNDEFINED", "The cart is locked for processing. Please try again later.");
        };
    }
}
