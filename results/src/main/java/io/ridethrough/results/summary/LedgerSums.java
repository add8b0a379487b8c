package io.ridethrough.results.summary;

import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.LedgerVisitor;

/** What orders are counted by, without the orders: some 100 bytes for each. For one thread. */
public final class LedgerSums implements LedgerVisitor {

    private final TextCounts numbers = new TextCounts();
    private final TextCounts carts = new TextCounts();
    private final TextCounts buyers = new TextCounts();
    private final TextCounts charges = new TextCounts();
    private boolean isCharged = true;
    private long oversold;

    @Override
    public void charging(boolean isTaken) {
        isCharged = isTaken;
    }

    @Override
    public void order(Ledger.Order order) {
        if (Ledger.stands(order)) {
            numbers.add(order.number());
            carts.add(order.quote());
            buyers.add(order.email());
        }
    }

    @Override
    public void charge(Ledger.Charge charge) {
        charges.add(charge.order());
    }

    @Override
    public void stock(Ledger.Stock product) {
        oversold += product.unitsSold() > product.unitsAtStart() ? 1 : 0;
    }

    /** Orders that stand and lack a charge, where somebody charges them. */
    long uncharged() {
        return isCharged ? numbers.totalNotIn(charges) : 0;
    }

    /** Of orders that stand. */
    TextCounts numbers() {
        return numbers;
    }

    TextCounts carts() {
        return carts;
    }

    TextCounts buyers() {
        return buyers;
    }

    /** By the order that they were made for. */
    TextCounts charges() {
        return charges;
    }

    long oversold() {
        return oversold;
    }
}
