package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.sql.SQLException;

/**
 * Defect {@code oversell}: stock is looked at when placing begins and written down as seen then, less what
 * is sold, at the end. Two orders that overlap both sell the last units.
 */
final class Oversell implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withCheckout(sound.checkout().withStock(Oversell::asSeenBefore));
    }

    private static boolean asSeenBefore(Shop shop, Cart.Line line) throws SQLException {
        int left = line.product().stock() - line.quantity();
        if (left < 0) {
            return false;
        }
        shop.products().setStock(line.product().sku(), left);
        return true;
    }
}
