package io.ridethrough.results.run;

/** Takes the entries of a ledger one by one, so that a long run's need not fit into memory; decisions are passed over. */
public interface LedgerVisitor {

    void order(Ledger.Order order);

    void charge(Ledger.Charge charge);

    void stock(Ledger.Stock product);
}
