package io.ridethrough.stubs.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The carts. Writes name a cart by its numeric id. */
public final class Carts {
    private final Sql sql;
    private final Clock clock;

    Carts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Creates an active, empty cart under this masked id. */
    public long create(String maskedId, OptionalLong customerId, Optional<String> email) throws SQLException {
        return sql.insert(
                "INSERT INTO quote(masked_id, customer_id, email, created_at) VALUES (?, ?, ?, ?)",
                maskedId,
                customerId.isPresent() ? (Object) customerId.getAsLong() : null,
                email.orElse(null),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** The cart of this masked id with all its lines. */
    public Optional<Cart> byMaskedId(String maskedId) throws SQLException {
        return find("masked_id = ?", maskedId);
    }

    /** The cart of this number with all its lines. */
    public Optional<Cart> byId(long id) throws SQLException {
        return find("entity_id = ?", id);
    }

    /** The customer's active cart. */
    public Optional<Cart> activeOf(long customerId) throws SQLException {
        return find("customer_id = ? AND is_active", customerId);
    }

    /** When the cart of this number was made. */
    public Instant createdAt(long id) throws SQLException {
        return sql.first(
                        "SELECT created_at FROM quote WHERE entity_id = ?",
                        row -> row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        id)
                .orElseThrow();
    }

    private Optional<Cart> find(String condition, Object value) throws SQLException {
        Optional<Cart> withoutLines = sql.first("SELECT * FROM quote WHERE " + condition, Carts::read, value);
        return withoutLines.isEmpty() ? withoutLines : Optional.of(withLines(withoutLines.get()));
    }

    /** Adds units of a product to those already in the cart. */
    public void addUnits(long cart, String sku, int units) throws SQLException {
        int changed = sql.change(
                "UPDATE quote_item SET quantity = quantity + ? WHERE quote_id = ? AND sku = ?", units, cart, sku);
        if (changed == 0) {
            sql.change("INSERT INTO quote_item(quote_id, sku, quantity) VALUES (?, ?, ?)", cart, sku, units);
        }
    }

    /** Sets a line's units; false when the cart has no such line. */
    public boolean setUnits(long cart, long line, int units) throws SQLException {
        return sql.change("UPDATE quote_item SET quantity = ? WHERE entity_id = ? AND quote_id = ?", units, line, cart)
                == 1;
    }

    /** Takes a line out; false when the cart has no such line. */
    public boolean removeLine(long cart, long line) throws SQLException {
        return sql.change("DELETE FROM quote_item WHERE entity_id = ? AND quote_id = ?", line, cart) == 1;
    }

    /** Applies a coupon, or takes the one applied away. */
    public void setCoupon(long cart, Optional<Coupon> coupon) throws SQLException {
        sql.change(
                "UPDATE quote SET coupon_code = ? WHERE entity_id = ?",
                coupon.map(Coupon::code).orElse(null),
                cart);
    }

    /** Makes a guest's cart the customer's. */
    public void assign(long cart, long customerId, String email) throws SQLException {
        sql.change("UPDATE quote SET customer_id = ?, email = ? WHERE entity_id = ?", customerId, email, cart);
    }

    /** Gives the cart another masked id; the old one names nothing any more. */
    public void setMaskedId(long cart, String maskedId) throws SQLException {
        set(cart, "masked_id", maskedId);
    }

    public void setEmail(long cart, String email) throws SQLException {
        set(cart, "email", email);
    }

    public void setShippingAddress(long cart, Address address) throws SQLException {
        set(cart, "shipping_address", AddressColumn.write(address));
    }

    public void setBillingAddress(long cart, Address address) throws SQLException {
        set(cart, "billing_address", AddressColumn.write(address));
    }

    public void setShippingMethod(long cart, String method) throws SQLException {
        set(cart, "shipping_method", method);
    }

    public void setPaymentMethod(long cart, String method) throws SQLException {
        set(cart, "payment_method", method);
    }

    /** Locks an active cart for placing; false when it is already locked or no longer active. */
    public boolean lock(long cart) throws SQLException {
        return sql.changeUntilRestart(
                        "UPDATE quote SET is_locked = TRUE WHERE entity_id = ? AND is_active AND NOT is_locked", cart)
                == 1;
    }

    /** Locks a cart, active or not; false when it is already locked. */
    public boolean claim(long cart) throws SQLException {
        return sql.changeUntilRestart("UPDATE quote SET is_locked = TRUE WHERE entity_id = ? AND NOT is_locked", cart)
                == 1;
    }

    public void unlock(long cart) throws SQLException {
        sql.changeUntilRestart("UPDATE quote SET is_locked = FALSE WHERE entity_id = ?", cart);
    }

    /** The increment id that the cart's order will have: the same at every call until it is given up. */
    public String reserveIncrementId(long cart) throws SQLException {
        Optional<String> reserved = sql.first(
                "SELECT reserved_increment_id FROM quote WHERE entity_id = ? AND reserved_increment_id IS NOT NULL",
                row -> row.getString(1),
                cart);
        if (reserved.isPresent()) {
            return reserved.get();
        }
        String next = new Orders(sql, clock).nextIncrementId();
        set(cart, "reserved_increment_id", next);
        return next;
    }

    /** After its charge was given back: the next attempt has a new increment id and a new charge. */
    public void startNewChargeRound(long cart) throws SQLException {
        sql.change(
                "UPDATE quote SET charge_round = charge_round + 1, reserved_increment_id = NULL WHERE entity_id = ?",
                cart);
    }

    public void deactivate(long cart) throws SQLException {
        sql.change("UPDATE quote SET is_active = FALSE WHERE entity_id = ?", cart);
    }

    private void set(long cart, String column, String value) throws SQLException {
        sql.change("UPDATE quote SET " + column + " = ? WHERE entity_id = ?", value, cart);
    }

    private Cart withLines(Cart cart) throws SQLException {
        List<Cart.Line> lines = sql.all(
                "SELECT i.entity_id AS item_id, i.quantity, p.entity_id, p.sku, p.name, p.is_virtual, p.price, p.stock"
                        + " FROM quote_item i JOIN product p ON p.sku = i.sku WHERE i.quote_id = ? ORDER BY i.entity_id",
                row -> new Cart.Line(row.getLong("item_id"), Products.read(row), row.getInt("quantity")),
                cart.id());
        return new Cart(
                cart.id(),
                cart.maskedId(),
                cart.customerId(),
                cart.email(),
                cart.isActive(),
                cart.chargeRound(),
                cart.shippingAddress(),
                cart.billingAddress(),
                cart.shippingMethod(),
                cart.paymentMethod(),
                cart.coupon(),
                lines);
    }

    private static Cart read(ResultSet row) throws SQLException {
        return new Cart(
                row.getLong("entity_id"),
                row.getString("masked_id"),
                optionalLong(row.getObject("customer_id", Long.class)),
                Optional.ofNullable(row.getString("email")),
                row.getBoolean("is_active"),
                row.getInt("charge_round"),
                AddressColumn.read(row.getString("shipping_address")),
                AddressColumn.read(row.getString("billing_address")),
                Optional.ofNullable(row.getString("shipping_method")),
                Optional.ofNullable(row.getString("payment_method")),
                Optional.ofNullable(row.getString("coupon_code")).flatMap(Coupon::coded),
                List.of());
    }

    static OptionalLong optionalLong(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
