package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.ledger.ChargeIntent;
import io.ridethrough.stubs.store.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles, in the background and one at a time, intents to charge that came to no order: those of an
 * earlier process at once, others after some patience. It locks the cart like anyone who places an order,
 * and lets a cart that is being placed alone.
 */
public final class Reconciler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int INTENTS_A_PASS = 100;
    private static final long STOP_WAIT_SECONDS = 2;

    private final Ledger ledger;
    private final CartLocks locks;
    private final Settlement settlement;
    private final ReconcilerSettings settings;
    private final Clock clock;
    private final Instant startedAt;
    private final ScheduledExecutorService thread;
    private volatile long open;

    public Reconciler(Ledger ledger, CartLocks locks, Settlement settlement, ReconcilerSettings settings, Clock clock) {
        this.ledger = ledger;
        this.locks = locks;
        this.settlement = settlement;
        this.settings = settings;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "reconciler"));
    }

    /** Begins with a pass at once. */
    public void start() {
        thread.scheduleWithFixedDelay(this::passSafely, 0, settings.every().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Intents that were open after the last pass; those not old enough to be looked at count too. */
    public long open() {
        return open;
    }

    private void passSafely() {
        try {
            pass();
        } catch (RuntimeException unexpected) {
            // The ledger refused; a later pass may fare better, and there is none after an exception.
            LOG.warn("charges were not reconciled", unexpected);
        }
    }

    /** Settles what is due. Talks to the payment partner; stops at the first that it does not answer. */
    void pass() {
        locks.releaseLeftOn();
        List<ChargeIntent> due = ledger.<List<ChargeIntent>, RuntimeException>transact(
                shop -> shop.intents().askedUpTo(dueUpTo(), INTENTS_A_PASS));
        for (ChargeIntent intent : due) {
            if (!reconcile(intent)) {
                break;
            }
        }
        open = ledger.<Long, RuntimeException>transact(shop -> shop.intents().count());
    }

    private Instant dueUpTo() {
        Instant patient = clock.instant().minus(settings.patience());
        return patient.isAfter(startedAt) ? patient : startedAt;
    }

    /** False when the partner does not answer. */
    private boolean reconcile(ChargeIntent seen) {
        if (!locks.lockAny(seen.quoteId())) {
            return true;
        }
        try {
            Optional<ChargeIntent> due = stillDue(seen);
            if (due.isEmpty()) {
                return true;
            }
            settlement.settle(due.get());
            LOG.info("the charge {} of quote {} is settled", seen.idempotencyKey(), seen.quoteId());
            return true;
        } catch (PartnerUnavailable later) {
            LOG.warn("the charge {} is not settled yet: {}", seen.idempotencyKey(), later.getMessage());
            ledger.<Boolean, RuntimeException>transact(shop -> {
                shop.intents().putOff(seen.idempotencyKey());
                return true;
            });
            return false;
        } finally {
            locks.release(seen.quoteId());
        }
    }

    /** The intent as it is under the cart's lock; empty when it is settled or a client has come back meanwhile. */
    private Optional<ChargeIntent> stillDue(ChargeIntent seen) {
        return ledger.<Optional<ChargeIntent>, RuntimeException>transact(
                        shop -> shop.intents().ofKey(seen.idempotencyKey()))
                .filter(intent -> !intent.askedAt().isAfter(dueUpTo()));
    }

    /** Lets the settling under way come to an end, within limits. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
