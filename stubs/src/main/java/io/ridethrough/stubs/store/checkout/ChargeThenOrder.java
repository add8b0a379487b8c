package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.ChargeIntent;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerException;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.tenancy.Client;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Charges first, then writes order, lines, stock and the closed cart in one transaction. The intent to
 * charge is on disk before the charge is asked for and goes in the order's transaction: a placing cut off
 * in between leaves an intent. Tried again, it finds the same charge; left alone, it is settled.
 */
public final class ChargeThenOrder implements Placement {
    private static final Logger LOG = LoggerFactory.getLogger(ChargeThenOrder.class);
    private static final int MAX_ADVICE_CHARACTERS = 1000;

    private final Ledger ledger;
    private final Payments payments;
    private final Settlement settlement;
    private final PlacementParts parts;

    public ChargeThenOrder(Ledger ledger, Payments payments, Settlement settlement, PlacementParts parts) {
        this.ledger = ledger;
        this.payments = payments;
        this.settlement = settlement;
        this.parts = parts;
    }

    @Override
    public Order place(Cart cart, Client client, InferenceAnswer advice) throws PaymentRefused, OutOfStock {
        settleOtherSum(cart);
        ChargeKey key = ledger.<ChargeKey, RuntimeException>transact(shop -> intend(shop, cart, client));
        parts.milestones().reached(Milestone.INTENT_WRITTEN);
        Optional<String> charge = charge(cart, client, key);
        parts.milestones().reached(Milestone.CHARGED);
        String words = advice.textOr(rules -> rules.suitability(cart.grandTotal(), cart.quantity()));
        try {
            Order order = ledger.<Order, OutOfStock>transact(shop -> write(shop, cart, key, charge, words));
            parts.milestones().reached(Milestone.ORDER_COMMITTED);
            return order;
        } catch (OutOfStock | LedgerException unwritten) {
            settleNowOrLater(key.idempotencyKey());
            throw unwritten;
        }
    }

    /** A charge asked for before the cart was changed is for the wrong sum: it goes before another is asked for. */
    private void settleOtherSum(Cart cart) throws PaymentRefused {
        Optional<ChargeIntent> other = ledger.<Optional<ChargeIntent>, RuntimeException>transact(
                shop -> shop.intents().ofOtherSum(cart.id(), cart.grandTotal()));
        if (other.isPresent()) {
            try {
                settlement.settle(other.get());
            } catch (PartnerUnavailable later) {
                throw PaymentRefused.unanswered("an earlier charge is not settled: " + later.getMessage());
            }
        }
    }

    private ChargeKey intend(Shop shop, Cart cart, Client client) throws SQLException {
        // Read again: settling an earlier charge began a new round.
        Cart now = shop.carts().byId(cart.id()).orElseThrow();
        ChargeKey key = parts.keys().of(now, shop.carts());
        shop.intents().open(key.idempotencyKey(), cart.id(), key.reference(), cart.grandTotal(), client);
        return key;
    }

    private Optional<String> charge(Cart cart, Client client, ChargeKey key) throws PaymentRefused {
        BigDecimal amount = cart.grandTotal();
        Payments ofClient = payments.about(client.tenant(), client.jurisdiction());
        try {
            return parts.attempts().charge(ofClient, amount, key, parts.mostAttempts());
        } catch (PaymentRefused refused) {
            // Unanswered, it is left to the client's next try, which may find the money taken, or to the reconciler.
            if (!refused.isUnanswered()) {
                settleNowOrLater(key.idempotencyKey());
            }
            throw refused;
        }
    }

    private void settleNowOrLater(String idempotencyKey) {
        try {
            Optional<ChargeIntent> intent = ledger.<Optional<ChargeIntent>, RuntimeException>transact(
                    shop -> shop.intents().ofKey(idempotencyKey));
            if (intent.isPresent()) {
                settlement.settle(intent.get());
            }
        } catch (PartnerUnavailable | LedgerException later) {
            LOG.warn("the charge {} is left to the reconciler: {}", idempotencyKey, later.getMessage());
        }
    }

    private Order write(Shop shop, Cart cart, ChargeKey key, Optional<String> charge, String words)
            throws OutOfStock, SQLException {
        // Always in the same sequence: two carts with the same products must not wait for each other.
        List<Cart.Line> lines = cart.lines().stream()
                .sorted(Comparator.comparing((Cart.Line line) -> line.product().sku()))
                .toList();
        for (Cart.Line line : lines) {
            if (!parts.stock().take(shop, line)) {
                throw new OutOfStock(line.product().sku());
            }
        }
        String advice = words.substring(0, Math.min(words.length(), MAX_ADVICE_CHARACTERS));
        String token = UUID.randomUUID().toString();
        Order order = shop.orders().write(cart, key.reference(), token, charge, advice);
        shop.carts().deactivate(cart.id());
        shop.carts().unlock(cart.id());
        if (!shop.intents().close(key.idempotencyKey())) {
            // Whoever settled it has given the charge back: there must be no order either.
            throw new SQLException("the charge " + key.idempotencyKey() + " was settled before its order was written");
        }
        parts.milestones().reached(Milestone.ORDER_WRITTEN);
        return order;
    }
}
