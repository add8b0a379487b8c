package io.ridethrough.results.run;

/** Takes the entries of a ledger one by one, so that a long run's need not fit into memory; decisions are passed over. */
public interface LedgerVisitor {

    /** Whether a payment partner charges the orders; told once at most, and true of a ledger that does not say. */
    default void charging(boolean isCharged) {}

    void order(Ledger.Order order);

    void charge(Ledger.Charge charge);

    void stock(Ledger.Stock product);
}
