package io.ridethrough.stubs.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders: written once, and never changed but that they can be called off. */
public final class Orders {
    private final Sql sql;
    private final Clock clock;

    Orders(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The next increment id. One that is then not used leaves a gap, as in Magento. */
    public String nextIncrementId() throws SQLException {
        return sql.first("SELECT NEXT VALUE FOR increment_id", row -> "%09d".formatted(row.getLong(1)))
                .orElseThrow();
    }

    /**
     * Writes the order of a cart with its lines.
     *
     * @throws SQLException when the cart has an order already, or the increment id or charge is another's
     */
    public Order write(Cart cart, String incrementId, String token, Optional<String> chargeId, String advice)
            throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String email = cart.email().orElseThrow(() -> new SQLException("an order needs an e-mail address"));
        long id = sql.insert(
                "INSERT INTO sales_order(increment_id, quote_id, customer_id, customer_email, subtotal, shipping,"
                        + " discount, grand_total, status, token, charge_id, advice, created_at, coupon_code,"
                        + " shipping_address, billing_address, shipping_method, payment_method)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                incrementId,
                cart.id(),
                cart.customerId().isPresent() ? (Object) cart.customerId().getAsLong() : null,
                email,
                cart.subtotal(),
                cart.shipping(),
                cart.discount(),
                cart.grandTotal(),
                "pending",
                token,
                chargeId.orElse(null),
                advice,
                now.atOffset(ZoneOffset.UTC),
                cart.coupon().map(Coupon::code).orElse(null),
                shipped(cart, column(cart.shippingAddress())),
                column(cart.billingAddress()).orElse(null),
                shipped(cart, cart.shippingMethod()),
                cart.paymentMethod().orElseThrow(() -> new SQLException("an order needs a payment method")));
        for (Cart.Line line : cart.lines()) {
            Product product = line.product();
            sql.change(
                    "INSERT INTO sales_order_item(order_id, sku, name, is_virtual, quantity, price)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    id,
                    product.sku(),
                    product.name(),
                    product.isVirtual(),
                    line.quantity(),
                    product.price());
        }
        return byId(id).orElseThrow();
    }

    /**
     * Calls an order off, and puts its units back in stock.
     *
     * @return false, with nothing changed, when it was called off before
     */
    public boolean cancel(long id) throws SQLException {
        if (sql.change(
                        "UPDATE sales_order SET status = ? WHERE entity_id = ? AND status <> ?",
                        Order.CANCELED,
                        id,
                        Order.CANCELED)
                == 0) {
            return false;
        }
        sql.change(
                "UPDATE product SET stock = stock + (SELECT SUM(quantity) FROM sales_order_item"
                        + " WHERE order_id = ? AND sales_order_item.sku = product.sku)"
                        + " WHERE sku IN (SELECT sku FROM sales_order_item WHERE order_id = ?)",
                id,
                id);
        return true;
    }

    /** The order of this entity id. */
    public Optional<Order> byId(long id) throws SQLException {
        return first("entity_id = ?", id);
    }

    /** The order of this increment id. */
    public Optional<Order> byIncrementId(String incrementId) throws SQLException {
        return first("increment_id = ?", incrementId);
    }

    /** The order that a guest's token names. */
    public Optional<Order> byToken(String token) throws SQLException {
        return first("token = ?", token);
    }

    /** The orders of a cart: one at most, unless a flaw made more. */
    public List<Order> ofQuote(long quoteId) throws SQLException {
        return withLines(sql.all(
                "SELECT * FROM sales_order WHERE quote_id = ? ORDER BY entity_id",
                row -> read(row, List.of()),
                quoteId));
    }

    private Optional<Order> first(String condition, Object value) throws SQLException {
        Optional<Order> order =
                sql.first("SELECT * FROM sales_order WHERE " + condition, row -> read(row, List.of()), value);
        return order.isEmpty()
                ? order
                : Optional.of(withLines(List.of(order.get())).get(0));
    }

    /** The lines of all of them in one query: a reconciliation reads thousands of orders at once. */
    private List<Order> withLines(List<Order> orders) throws SQLException {
        Map<Long, List<Order.Line>> lines = new HashMap<>();
        sql.all(
                "SELECT * FROM sales_order_item WHERE order_id = ANY(?) ORDER BY entity_id",
                row -> lines.computeIfAbsent(row.getLong("order_id"), order -> new ArrayList<>())
                        .add(line(row)),
                (Object) orders.stream().map(Order::id).toArray(Long[]::new));
        return orders.stream()
                .map(order -> with(order, lines.getOrDefault(order.id(), List.of())))
                .toList();
    }

    private static Optional<String> column(Optional<Address> address) throws SQLException {
        return address.isPresent() ? Optional.of(AddressColumn.write(address.get())) : Optional.empty();
    }

    private static @Nullable String shipped(Cart cart, Optional<String> value) {
        return cart.isVirtual() ? null : value.orElse(null);
    }

    /** One page of the orders that match, with their lines. */
    public FoundOrders search(OrderSearch search) throws SQLException {
        String where = search.groups().stream()
                .map(group -> group.stream().map(OrderFilter::sql).collect(Collectors.joining(" OR ", "(", ")")))
                .collect(Collectors.joining(" AND "));
        String from = " FROM sales_order" + (where.isEmpty() ? "" : " WHERE " + where);
        List<Object> values = new ArrayList<>();
        search.groups().forEach(group -> group.forEach(filter -> values.addAll(filter.parameters())));
        long total = sql.first("SELECT COUNT(*)" + from, row -> row.getLong(1), values.toArray())
                .orElseThrow();
        values.add(search.pageSize());
        values.add((search.page() - 1) * (long) search.pageSize());
        String sequence = search.sorts().stream()
                .map(sort -> sort.field().column() + (sort.isAscending() ? "" : " DESC") + ", ")
                .collect(Collectors.joining());
        List<Order> page = sql.all(
                "SELECT *" + from + " ORDER BY " + sequence + "entity_id LIMIT ? OFFSET ?",
                row -> read(row, List.of()),
                values.toArray());
        return new FoundOrders(withLines(page), total);
    }

    /** How many there are. */
    public long count() throws SQLException {
        return sql.first("SELECT COUNT(*) FROM sales_order", row -> row.getLong(1))
                .orElseThrow();
    }

    private static Order.Line line(ResultSet row) throws SQLException {
        return new Order.Line(
                row.getLong("entity_id"),
                row.getString("sku"),
                row.getString("name"),
                row.getBoolean("is_virtual"),
                row.getInt("quantity"),
                row.getBigDecimal("price"));
    }

    private static Order with(Order order, List<Order.Line> lines) {
        return new Order(
                order.id(),
                order.incrementId(),
                order.quoteId(),
                order.customerId(),
                order.customerEmail(),
                order.subtotal(),
                order.shipping(),
                order.discount(),
                order.grandTotal(),
                order.status(),
                order.token(),
                order.chargeId(),
                order.advice(),
                order.createdAt(),
                order.coupon(),
                order.shippingAddress(),
                order.billingAddress(),
                order.shippingMethod(),
                order.paymentMethod(),
                lines);
    }

    private static Order read(ResultSet row, List<Order.Line> lines) throws SQLException {
        return new Order(
                row.getLong("entity_id"),
                row.getString("increment_id"),
                row.getLong("quote_id"),
                Carts.optionalLong(row.getObject("customer_id", Long.class)),
                row.getString("customer_email"),
                row.getBigDecimal("subtotal"),
                row.getBigDecimal("shipping"),
                row.getBigDecimal("discount"),
                row.getBigDecimal("grand_total"),
                row.getString("status"),
                row.getString("token"),
                Optional.ofNullable(row.getString("charge_id")),
                row.getString("advice"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("coupon_code")).flatMap(Coupon::coded),
                AddressColumn.read(row.getString("shipping_address")),
                AddressColumn.read(row.getString("billing_address")),
                Optional.ofNullable(row.getString("shipping_method")),
                row.getString("payment_method"),
                lines);
    }
}
