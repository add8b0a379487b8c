package io.ridethrough.results.summary;

import io.ridethrough.results.run.Claim;

/**
 * What clients were told about their orders, beside what the ledger holds, by the rules that the claim about orders is
 * judged by: cancelled orders are no orders, and a buyer is known by the exact e-mail.
 *
 * @param acknowledgedUnknown acknowledged, but not in the ledger
 * @param refused of those clients who were told nothing else
 * @param refusedBought refused, but in the ledger
 * @param indeterminate left without an answer
 * @param orders that stand
 * @param cartsOrderedTwice carts that became more than one order
 * @param overcharged orders charged more than once
 * @param oversold products sold beyond their stock
 */
public record OrderTotals(
        long acknowledged,
        long acknowledgedUnknown,
        long refused,
        long refusedBought,
        long indeterminate,
        long indeterminateBought,
        long orders,
        long cartsOrderedTwice,
        long charges,
        long uncharged,
        long chargesUnknown,
        long overcharged,
        long oversold) {

    public static OrderTotals of(LedgerSums ledger, ClaimSums claims) {
        TextCounts refused = claims.refusedOnly();
        TextCounts indeterminate = claims.emails(Claim.Answer.INDETERMINATE);
        return new OrderTotals(
                claims.acknowledged().total(),
                claims.acknowledged().totalNotIn(ledger.numbers()),
                refused.total(),
                refused.total() - refused.totalNotIn(ledger.buyers()),
                indeterminate.total(),
                indeterminate.total() - indeterminate.totalNotIn(ledger.buyers()),
                ledger.numbers().total(),
                ledger.carts().moreThanOnce(),
                ledger.charges().total(),
                ledger.uncharged(),
                ledger.charges().totalNotIn(ledger.numbers()),
                ledger.charges().moreThanOnce(),
                ledger.oversold());
    }
}
