package io.ridethrough.stubs.store.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerSchema;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lock must not outlive the busy moment in which the ledger refused to take it off. */
class CartLocksTest {
    private final Ledger ledger = Ledger.open(Optional.empty(), 4, new LedgerSchema(true), Clock.systemUTC());
    private final CartLocks locks = new CartLocks(ledger);
    private long cart;

    @BeforeEach
    void plant() {
        new Seed(0, MagentoRelease.DEFAULT).plant(ledger);
        cart = ledger.<Long, RuntimeException>transact(
                shop -> shop.carts().create("a".repeat(32), OptionalLong.empty(), Optional.of("jane@example.test")));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_lock_that_a_busy_ledger_left_on_is_taken_off_later() throws Exception {
        assertThat(locks.lockAny(cart)).isTrue();
        whileBusyWithTheCart(() -> locks.release(cart));
        assertThat(locks.lockAny(cart)).as("the ledger refused").isFalse();

        locks.releaseLeftOn();

        assertThat(locks.lockAny(cart)).isTrue();
        locks.releaseLeftOn();
        assertThat(locks.lockAny(cart)).as("somebody's new lock is left alone").isFalse();
    }

    @Test
    void the_reconciler_settles_a_charge_whose_cart_was_left_locked() throws Exception {
        assertThat(locks.lockAny(cart)).isTrue();
        ledger.<Boolean, RuntimeException>transact(shop -> {
            shop.intents().open("key", cart, "000000001", BigDecimal.TEN, Client.guest(Tenant.ALPINE));
            return true;
        });
        whileBusyWithTheCart(() -> locks.release(cart));
        Settlement settlement = new Settlement(ledger, new OfflinePayments(), Milestones.unwatched());
        ReconcilerSettings atOnce = new ReconcilerSettings(Duration.ofHours(1), Duration.ZERO);
        try (Reconciler reconciler = new Reconciler(ledger, locks, settlement, atOnce, Clock.systemUTC())) {
            reconciler.pass();
            assertThat(reconciler.open()).isZero();
        }
    }

    /** Holds the cart's row in an open transaction, for longer than the ledger waits for one, while the work is done. */
    private void whileBusyWithTheCart(Runnable work) throws InterruptedException {
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch isOver = new CountDownLatch(1);
        Thread busy = new Thread(() -> ledger.<Boolean, RuntimeException>transact(shop -> {
            shop.carts().setPaymentMethod(cart, "checkmo");
            isHeld.countDown();
            try {
                isOver.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return true;
        }));
        busy.start();
        isHeld.await();
        try {
            work.run();
        } finally {
            isOver.countDown();
            busy.join();
        }
    }
}
