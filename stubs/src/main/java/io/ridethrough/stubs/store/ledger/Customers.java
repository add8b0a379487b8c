package io.ridethrough.stubs.store.ledger;

import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The customers. E-mail addresses are compared without regard to case. */
public final class Customers {
    private final Sql sql;
    private final Clock clock;

    Customers(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Optional<Customer> byEmail(String email) throws SQLException {
        return sql.first("SELECT * FROM customer WHERE email = ?", Customers::read, key(email));
    }

    public Optional<Customer> byId(long id) throws SQLException {
        return sql.first("SELECT * FROM customer WHERE entity_id = ?", Customers::read, id);
    }

    /**
     * Some of the customers, oldest first.
     *
     * @param size at most so many
     * @param page from 1
     */
    public List<Customer> page(int size, int page) throws SQLException {
        return sql.all(
                "SELECT * FROM customer ORDER BY entity_id LIMIT ? OFFSET ?",
                Customers::read,
                size,
                (page - 1) * (long) size);
    }

    /**
     * Some of those that match, oldest first.
     *
     * @param groups all of which have to hold; a group holds when one of its filters does
     * @param size at most so many
     * @param page from 1
     */
    public List<Customer> search(List<List<CustomerFilter>> groups, int size, int page) throws SQLException {
        List<Object> values = parameters(groups);
        values.add(size);
        values.add((page - 1) * (long) size);
        return sql.all(
                "SELECT * FROM customer" + where(groups) + " ORDER BY entity_id LIMIT ? OFFSET ?",
                Customers::read,
                values.toArray());
    }

    /** How many match. */
    public long count(List<List<CustomerFilter>> groups) throws SQLException {
        return sql.first(
                        "SELECT COUNT(*) FROM customer" + where(groups),
                        row -> row.getLong(1),
                        parameters(groups).toArray())
                .orElseThrow();
    }

    private static String where(List<List<CustomerFilter>> groups) {
        String all = groups.stream()
                .map(group -> group.stream().map(CustomerFilter::sql).collect(Collectors.joining(" OR ", "(", ")")))
                .collect(Collectors.joining(" AND "));
        return all.isEmpty() ? "" : " WHERE " + all;
    }

    private static List<Object> parameters(List<List<CustomerFilter>> groups) {
        List<Object> values = new ArrayList<>();
        groups.forEach(group -> group.forEach(filter -> values.add(filter.parameter())));
        return values;
    }

    /**
     * Deletes a customer with their book, holdings and notes. Their orders stay, as nobody's; a cart that was not ordered is
     * there no more.
     *
     * @return false when there is none
     */
    public boolean delete(long customer) throws SQLException {
        sql.change("UPDATE sales_order SET customer_id = NULL WHERE customer_id = ?", customer);
        sql.change("UPDATE quote SET customer_id = NULL, is_active = FALSE WHERE customer_id = ?", customer);
        for (String table : List.of("customer_address", "customer_particular", "holding", "knowledge")) {
            sql.change("DELETE FROM " + table + " WHERE customer_id = ?", customer);
        }
        return sql.change("DELETE FROM customer WHERE entity_id = ?", customer) == 1;
    }

    /** How many there are. */
    public long count() throws SQLException {
        return sql.first("SELECT COUNT(*) FROM customer", row -> row.getLong(1)).orElseThrow();
    }

    /** @throws SQLException when the address is another's */
    public Customer create(NewCustomer customer) throws SQLException {
        long id = sql.insert(
                "INSERT INTO customer(email, firstname, lastname, is_subscribed, password, needs_review, tenant,"
                        + " jurisdiction, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                key(customer.email()),
                customer.firstname(),
                customer.lastname(),
                customer.isSubscribed(),
                customer.password(),
                customer.needsReview(),
                customer.tenant().name(),
                customer.jurisdiction().name(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        return byId(id).orElseThrow();
    }

    /** @throws SQLException when the address is another's */
    public void rename(long customer, String email, String firstname, String lastname) throws SQLException {
        sql.change(
                "UPDATE customer SET email = ?, firstname = ?, lastname = ? WHERE entity_id = ?",
                key(email),
                firstname,
                lastname,
                customer);
    }

    /** @param password as {@link Password} stores it */
    public void setPassword(long customer, String password) throws SQLException {
        sql.change("UPDATE customer SET password = ? WHERE entity_id = ?", password, customer);
    }

    /** Empties the customer's book of addresses. */
    public void clearAddresses(long customer) throws SQLException {
        sql.change("DELETE FROM customer_address WHERE customer_id = ?", customer);
    }

    /** Writes what an owner can change: names, subscription, address, password. */
    public void update(Customer customer) throws SQLException {
        sql.change(
                "UPDATE customer SET email = ?, firstname = ?, lastname = ?, is_subscribed = ?, password = ?"
                        + " WHERE entity_id = ?",
                key(customer.email()),
                customer.firstname(),
                customer.lastname(),
                customer.isSubscribed(),
                customer.password(),
                customer.id());
    }

    /** The customer's further particulars by their names, such as {@code middlename}. */
    public Map<String, String> particulars(long customer) throws SQLException {
        Map<String, String> found = new HashMap<>();
        sql.all(
                "SELECT name, particular FROM customer_particular WHERE customer_id = ?",
                row -> found.put(row.getString("name"), row.getString("particular")),
                customer);
        return found;
    }

    public void setParticular(long customer, String name, String particular) throws SQLException {
        sql.change(
                "MERGE INTO customer_particular(customer_id, name, particular) KEY (customer_id, name)"
                        + " VALUES (?, ?, ?)",
                customer,
                name,
                particular);
    }

    /** Whose an address is; empty when there is none of this id. */
    public OptionalLong ownerOf(long address) throws SQLException {
        return sql
                .first(
                        "SELECT customer_id FROM customer_address WHERE entity_id = ?",
                        row -> row.getLong("customer_id"),
                        address)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Puts another address, with other defaults, in the place of one in the customer's book. */
    public void replaceAddress(long customer, CustomerAddress changed) throws SQLException {
        clearDefaults(customer, changed.isDefaultShipping(), changed.isDefaultBilling());
        sql.change(
                "UPDATE customer_address SET address = ?, is_default_shipping = ?, is_default_billing = ?"
                        + " WHERE entity_id = ? AND customer_id = ?",
                AddressColumn.write(changed.address()),
                changed.isDefaultShipping(),
                changed.isDefaultBilling(),
                changed.id(),
                customer);
    }

    public void removeAddress(long customer, long address) throws SQLException {
        sql.change("DELETE FROM customer_address WHERE entity_id = ? AND customer_id = ?", address, customer);
    }

    /** Adds to the customer's book; a new default takes the place of the old one. */
    public CustomerAddress addAddress(long customer, Address address, boolean isShipping, boolean isBilling)
            throws SQLException {
        clearDefaults(customer, isShipping, isBilling);
        long id = sql.insert(
                "INSERT INTO customer_address(customer_id, address, is_default_shipping, is_default_billing)"
                        + " VALUES (?, ?, ?, ?)",
                customer,
                AddressColumn.write(address),
                isShipping,
                isBilling);
        return new CustomerAddress(id, address, isShipping, isBilling);
    }

    /** Whose book the address of this number is in; empty when there is none. */
    public OptionalLong ownerOfAddress(long address) throws SQLException {
        return sql
                .all(
                        "SELECT customer_id FROM customer_address WHERE entity_id = ?",
                        row -> row.getLong("customer_id"),
                        address)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    public List<CustomerAddress> addressesOf(long customer) throws SQLException {
        return sql.all(
                "SELECT * FROM customer_address WHERE customer_id = ? ORDER BY entity_id",
                row -> new CustomerAddress(
                        row.getLong("entity_id"),
                        AddressColumn.read(row.getString("address")).orElseThrow(),
                        row.getBoolean("is_default_shipping"),
                        row.getBoolean("is_default_billing")),
                customer);
    }

    public List<Holding> holdingsOf(long customer) throws SQLException {
        return sql.all(
                "SELECT fund, units FROM holding WHERE customer_id = ? ORDER BY fund",
                row -> new Holding(row.getString("fund"), row.getBigDecimal("units")),
                customer);
    }

    public void addHolding(long customer, Holding holding) throws SQLException {
        sql.change(
                "INSERT INTO holding(customer_id, fund, units) VALUES (?, ?, ?)",
                customer,
                holding.fund(),
                holding.units());
    }

    private void clearDefaults(long customer, boolean isShipping, boolean isBilling) throws SQLException {
        if (isShipping) {
            sql.change("UPDATE customer_address SET is_default_shipping = FALSE WHERE customer_id = ?", customer);
        }
        if (isBilling) {
            sql.change("UPDATE customer_address SET is_default_billing = FALSE WHERE customer_id = ?", customer);
        }
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static Customer read(ResultSet row) throws SQLException {
        return new Customer(
                row.getLong("entity_id"),
                row.getString("email"),
                row.getString("firstname"),
                row.getString("lastname"),
                row.getBoolean("is_subscribed"),
                row.getString("password"),
                row.getBoolean("needs_review"),
                Tenant.valueOf(row.getString("tenant")),
                Jurisdiction.valueOf(row.getString("jurisdiction")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
