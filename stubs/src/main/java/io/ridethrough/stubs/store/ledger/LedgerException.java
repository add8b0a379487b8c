package io.ridethrough.stubs.store.ledger;

import java.sql.SQLException;

/** The database refused; the transaction is rolled back. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerException(SQLException refused) {
        super(refused.getMessage(), refused);
    }

    /** Whether a unique, foreign key or check constraint refused (SQL state class 23). */
    public boolean isConstraintViolated() {
        return getCause() instanceof SQLException refused
                && refused.getSQLState() != null
                && refused.getSQLState().startsWith("23");
    }
}
