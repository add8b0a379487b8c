package io.ridethrough.stubs.store.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * The tables and their constraints.
 *
 * @param hasOneOrderPerCart whether the database itself refuses a second order of a cart
 */
public record LedgerSchema(boolean hasOneOrderPerCart) {
    void create(Sql sql) throws SQLException {
        for (String command : text("schema.sql").split(";", -1)) {
            if (!command.isBlank()) {
                sql.change(command);
            }
        }
        if (hasOneOrderPerCart) {
            sql.change("CREATE UNIQUE INDEX IF NOT EXISTS one_order_per_cart ON sales_order(quote_id)");
        }
        sql.change("UPDATE quote SET is_locked = FALSE WHERE is_locked");
    }

    private static String text(String name) {
        try (InputStream resource = LedgerSchema.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
