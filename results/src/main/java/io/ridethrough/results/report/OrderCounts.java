package io.ridethrough.results.report;

import io.ridethrough.results.summary.OrderTotals;
import java.util.List;

/**
 * What clients were told about their orders, beside what the ledger holds, as {@link OrderTotals} counts it.
 *
 * @param lines a label, a count, and whether a count above zero is bad news
 */
record OrderCounts(List<Line> lines) {

    /** One count. */
    record Line(String label, long count, boolean bad) {

        boolean alarms() {
            return bad && count > 0;
        }
    }

    static OrderCounts of(OrderTotals totals) {
        return new OrderCounts(List.of(
                new Line("orders acknowledged to clients", totals.acknowledged(), false),
                new Line("acknowledged, but not in the ledger", totals.acknowledgedUnknown(), true),
                new Line("orders refused to clients", totals.refused(), false),
                new Line("refused, but in the ledger", totals.refusedBought(), true),
                new Line("orders left without an answer", totals.indeterminate(), false),
                new Line("without an answer, and placed", totals.indeterminateBought(), false),
                new Line("orders in the ledger (cancelled ones aside)", totals.orders(), false),
                new Line("carts that became more than one order", totals.cartsOrderedTwice(), true),
                new Line("charges at the payment partner", totals.charges(), false),
                new Line("orders without a charge", totals.uncharged(), true),
                new Line("charges without an order", totals.chargesUnknown(), true),
                new Line("orders charged more than once", totals.overcharged(), true),
                new Line("products sold beyond their stock", totals.oversold(), true)));
    }
}
