package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The locks on carts that are being placed or settled. One that the ledger refuses to take off, because it is busy for
 * too long, is kept in mind and taken off later: left on, nobody could place or settle the cart until the next start.
 */
public final class CartLocks {
    private static final Logger LOG = LoggerFactory.getLogger(CartLocks.class);

    private final Ledger ledger;
    /** At most one for each request that ran into a refusing ledger. */
    private final Set<Long> leftOn = ConcurrentHashMap.newKeySet();

    public CartLocks(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Locks an active cart; false when it is already locked or no longer active. */
    public boolean lockActive(long cart) {
        return ledger.<Boolean, RuntimeException>transact(shop -> shop.carts().lock(cart));
    }

    /** Locks a cart, active or not; false when it is already locked. */
    public boolean lockAny(long cart) {
        return ledger.<Boolean, RuntimeException>transact(shop -> shop.carts().claim(cart));
    }

    /** Takes off a lock that the caller holds: at once, or as soon as the ledger lets it. */
    public void release(long cart) {
        try {
            unlock(cart);
        } catch (LedgerException busy) {
            leftOn.add(cart);
            LOG.warn("cart {} stays locked for now", cart, busy);
        }
    }

    /**
     * Takes off what {@link #release} had to leave on.
     *
     * @throws LedgerException when the ledger still refuses
     */
    void releaseLeftOn() {
        for (long cart : leftOn) {
            unlock(cart);
            leftOn.remove(cart);
        }
    }

    private void unlock(long cart) {
        ledger.<Boolean, RuntimeException>transact(shop -> {
            shop.carts().unlock(cart);
            return true;
        });
    }
}
