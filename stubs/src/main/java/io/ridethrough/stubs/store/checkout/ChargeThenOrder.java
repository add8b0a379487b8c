package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.SuitabilityRule;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerException;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.ledger.Shop;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Charges first, then writes order, lines, stock and the closed cart in one transaction. The key of the
 * charge is on disk before the charge is asked for, so that a placing cut off in between and tried again
 * finds the same charge. When the transaction fails, the charge is given back.
 */
public final class ChargeThenOrder implements Placement {
    private static final int MAX_ADVICE_CHARACTERS = 1000;

    private final Ledger ledger;
    private final Payments payments;
    private final ChargeKey.Choice keys;

    public ChargeThenOrder(Ledger ledger, Payments payments, ChargeKey.Choice keys) {
        this.ledger = ledger;
        this.payments = payments;
        this.keys = keys;
    }

    @Override
    public Order place(Cart cart, InferenceAnswer advice) throws PaymentRefused, OutOfStock {
        ChargeKey key = ledger.<ChargeKey, RuntimeException>transact(shop -> keys.of(cart, shop.carts()));
        Optional<String> charge = payments.charge(cart.grandTotal(), key.reference(), key.idempotencyKey());
        String words = advice.textOr(() -> SuitabilityRule.words(cart.grandTotal(), cart.quantity()));
        try {
            return ledger.<Order, OutOfStock>transact(shop -> write(shop, cart, key, charge, words));
        } catch (OutOfStock gone) {
            charge.ifPresent(id -> giveBack(cart, id));
            throw gone;
        } catch (LedgerException unwritten) {
            // A violated constraint means that the charge belongs to an order that is already there.
            if (!unwritten.isConstraintViolated()) {
                charge.ifPresent(id -> giveBack(cart, id));
            }
            throw unwritten;
        }
    }

    private static Order write(Shop shop, Cart cart, ChargeKey key, Optional<String> charge, String words)
            throws OutOfStock, SQLException {
        // Always in the same sequence: two carts with the same products must not wait for each other.
        List<Cart.Line> lines = cart.lines().stream()
                .sorted(Comparator.comparing((Cart.Line line) -> line.product().sku()))
                .toList();
        for (Cart.Line line : lines) {
            if (!shop.products().take(line.product().sku(), line.quantity())) {
                throw new OutOfStock(line.product().sku());
            }
        }
        String advice = words.substring(0, Math.min(words.length(), MAX_ADVICE_CHARACTERS));
        String token = UUID.randomUUID().toString();
        Order order = shop.orders().write(cart, key.reference(), token, charge, advice);
        shop.carts().deactivate(cart.id());
        return order;
    }

    private void giveBack(Cart cart, String charge) {
        payments.giveBack(charge);
        ledger.<Boolean, RuntimeException>transact(shop -> {
            shop.carts().startNewChargeRound(cart.id());
            return true;
        });
    }
}
