package io.ridethrough.stubs.store.ledger;

import java.time.Clock;

/** What can be read and written within one transaction of the {@link Ledger}. Not for use after it. */
public final class Shop {
    private final Sql sql;
    private final Clock clock;

    Shop(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The products and their stock. */
    public Products products() {
        return new Products(sql);
    }

    /** The carts, Magento's quotes. */
    public Carts carts() {
        return new Carts(sql, clock);
    }

    /** The orders. */
    public Orders orders() {
        return new Orders(sql, clock);
    }

    /** The charges that were to be asked for and have no order yet. */
    public ChargeIntents intents() {
        return new ChargeIntents(sql, clock);
    }

    /** The customers, their addresses and holdings. */
    public Customers customers() {
        return new Customers(sql, clock);
    }

    /** What the tenants know, sealed. */
    public Knowledge knowledge() {
        return new Knowledge(sql);
    }

    Sql sql() {
        return sql;
    }
}
