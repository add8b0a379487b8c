package io.ridethrough.stubs.store.ledger;

import io.ridethrough.stubs.store.tenancy.Tenant;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** The tenants' sealed texts. */
public final class Knowledge {
    private static final String OF_TENANT = "SELECT sealed FROM knowledge WHERE tenant = ? AND customer_id ";

    private final Sql sql;

    Knowledge(Sql sql) {
        this.sql = sql;
    }

    public void add(SealedEntry entry) throws SQLException {
        sql.change(
                "INSERT INTO knowledge(tenant, customer_id, sealed) VALUES (?, ?, ?)",
                entry.tenant().name(),
                entry.customer().isPresent() ? entry.customer().getAsLong() : null,
                entry.sealed());
    }

    /**
     * In the sequence in which they were added.
     *
     * @param customer empty for what concerns all clients, not for everybody's
     */
    public List<SealedEntry> of(Tenant tenant, OptionalLong customer) throws SQLException {
        Sql.Row<SealedEntry> row = it -> new SealedEntry(tenant, customer, it.getBytes("sealed"));
        return customer.isPresent()
                ? sql.all(OF_TENANT + "= ? ORDER BY entity_id", row, tenant.name(), customer.getAsLong())
                : sql.all(OF_TENANT + "IS NULL ORDER BY entity_id", row, tenant.name());
    }
}
