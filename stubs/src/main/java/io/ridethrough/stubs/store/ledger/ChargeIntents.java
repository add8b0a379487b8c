package io.ridethrough.stubs.store.ledger;

import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The charges that were to be asked for and have no order yet: a few, those of this moment. */
public final class ChargeIntents {
    private final Sql sql;
    private final Clock clock;

    ChargeIntents(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Notes that a charge is about to be asked for; one of the same key is noted anew. */
    public void open(String idempotencyKey, long quoteId, String reference, BigDecimal amount, Client client)
            throws SQLException {
        OffsetDateTime now = now();
        sql.change(
                "MERGE INTO charge_intent(idempotency_key, quote_id, reference, amount, tenant, jurisdiction, asked_at,"
                        + " looked_at) KEY(idempotency_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                idempotencyKey,
                quoteId,
                reference,
                amount,
                client.tenant().name(),
                client.jurisdiction().name(),
                now,
                now);
    }

    /**
     * The intent is settled: there is an order, or the money is back, or none was taken. False when it already was.
     */
    public boolean close(String idempotencyKey) throws SQLException {
        return sql.change("DELETE FROM charge_intent WHERE idempotency_key = ?", idempotencyKey) == 1;
    }

    /** It could not be settled for now: others come first. */
    public void putOff(String idempotencyKey) throws SQLException {
        sql.change("UPDATE charge_intent SET looked_at = ? WHERE idempotency_key = ?", now(), idempotencyKey);
    }

    /** The intent of this key. */
    public Optional<ChargeIntent> ofKey(String idempotencyKey) throws SQLException {
        return sql.first("SELECT * FROM charge_intent WHERE idempotency_key = ?", ChargeIntents::read, idempotencyKey);
    }

    /** An intent of this cart for another sum than this, left by an attempt before the cart was changed. */
    public Optional<ChargeIntent> ofOtherSum(long quoteId, BigDecimal amount) throws SQLException {
        return sql.first(
                "SELECT * FROM charge_intent WHERE quote_id = ? AND amount <> ?", ChargeIntents::read, quoteId, amount);
    }

    /** Those asked for up to this moment, the longest not looked at first. */
    public List<ChargeIntent> askedUpTo(Instant moment, int most) throws SQLException {
        return sql.all(
                "SELECT * FROM charge_intent WHERE asked_at <= ? ORDER BY looked_at LIMIT ?",
                ChargeIntents::read,
                moment.atOffset(ZoneOffset.UTC),
                most);
    }

    /** How many there are. */
    public long count() throws SQLException {
        return sql.first("SELECT COUNT(*) FROM charge_intent", row -> row.getLong(1))
                .orElseThrow();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ChargeIntent read(ResultSet row) throws SQLException {
        return new ChargeIntent(
                row.getString("idempotency_key"),
                row.getLong("quote_id"),
                row.getString("reference"),
                row.getBigDecimal("amount"),
                Tenant.valueOf(row.getString("tenant")),
                Jurisdiction.valueOf(row.getString("jurisdiction")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }
}
