package io.ridethrough.stubs.store.ledger;

import io.ridethrough.stubs.store.release.MagentoRelease;
import java.sql.SQLException;

/**
 * Where the recorded shops' numbers stood when their recording began. A shop that goes on from there gives
 * the first orders of a replay the numbers that recorded requests name in their paths.
 *
 * @param orders the next order's entity id
 * @param incrementIds the next order's increment id
 * @param quotes the next cart's entity id
 * @param quoteItems the next cart line's
 * @param addresses the next customer address's
 */
record RecordedNumbers(int orders, int incrementIds, int quotes, int quoteItems, int addresses) {
    static RecordedNumbers of(MagentoRelease release) {
        return switch (release) {
            case V2_4_7_P3 -> new RecordedNumbers(548, 807, 539, 520, 85);
            case V2_4_8_P1 -> new RecordedNumbers(1052, 1063, 1094, 1063, 235);
        };
    }

    /** Goes on from there. Ends the running transaction, as every change of a table's definition does in H2. */
    void start(Sql sql) throws SQLException {
        restart(sql, "sales_order", orders);
        restart(sql, "quote", quotes);
        restart(sql, "quote_item", quoteItems);
        restart(sql, "customer_address", addresses);
        sql.change("ALTER SEQUENCE increment_id RESTART WITH " + incrementIds);
    }

    private static void restart(Sql sql, String table, int next) throws SQLException {
        sql.change("ALTER TABLE " + table + " ALTER COLUMN entity_id RESTART WITH " + next);
    }
}
