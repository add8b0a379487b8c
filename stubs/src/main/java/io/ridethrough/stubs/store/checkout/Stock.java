package io.ridethrough.stubs.store.checkout;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Shop;
import java.sql.SQLException;

/** Takes a line's units out of stock, within the transaction that writes the order. */
public interface Stock {
    /** False, with nothing taken, when there are too few. */
    boolean take(Shop shop, Cart.Line line) throws SQLException;

    /** Looks and takes in one statement, so that two orders can't both see the last unit. */
    static boolean inOneStatement(Shop shop, Cart.Line line) throws SQLException {
        return shop.products().take(line.product().sku(), line.quantity());
    }
}
