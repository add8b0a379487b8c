package io.ridethrough.results.report;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What clients were told about their orders, beside what the ledger holds, by the rules that the claim about orders is
 * judged by: canceled orders are no orders, and a buyer is known by the exact e-mail.
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

    /** Empty when the run has no ledger. */
    static Optional<OrderCounts> of(RunRecord run) {
        return run.ledger().map(ledger -> of(run.claims(), ledger));
    }

    private static OrderCounts of(List<Claim> claims, Ledger ledger) {
        List<Ledger.Order> orders = ledger.standing();
        Map<String, Long> ordersByNumber = countedBy(orders, Ledger.Order::number);
        Map<String, Long> ordersByQuote = countedBy(orders, Ledger.Order::quote);
        Map<String, Long> chargesByOrder = countedBy(ledger.charges(), Ledger.Charge::order);
        Set<String> buyers = orders.stream().map(Ledger.Order::email).collect(Collectors.toSet());

        List<Claim> acknowledged = answered(claims, Claim.Answer.ACKNOWLEDGED);
        Set<String> toldElse = claims.stream()
                .filter(claim -> claim.answer() != Claim.Answer.REFUSED)
                .map(Claim::email)
                .collect(Collectors.toSet());
        // A client whose second click was turned away was not refused: something else was said to the first.
        List<Claim> refused = answered(claims, Claim.Answer.REFUSED).stream()
                .filter(claim -> !toldElse.contains(claim.email()))
                .toList();
        List<Claim> indeterminate = answered(claims, Claim.Answer.INDETERMINATE);
        return new OrderCounts(List.of(
                new Line("orders acknowledged to clients", acknowledged.size(), false),
                new Line(
                        "acknowledged, but not in the ledger",
                        acknowledged.stream()
                                .filter(claim -> !ordersByNumber.containsKey(claim.order()))
                                .count(),
                        true),
                new Line("orders refused to clients", refused.size(), false),
                new Line("refused, but in the ledger", boughtAnyway(refused, buyers), true),
                new Line("orders left without an answer", indeterminate.size(), false),
                new Line("without an answer, and placed", boughtAnyway(indeterminate, buyers), false),
                new Line("orders in the ledger (cancelled ones aside)", orders.size(), false),
                new Line("carts that became more than one order", moreThanOne(ordersByQuote), true),
                new Line("charges at the payment partner", ledger.charges().size(), false),
                new Line(
                        "orders without a charge",
                        orders.stream()
                                .filter(order -> !chargesByOrder.containsKey(order.number()))
                                .count(),
                        true),
                new Line(
                        "charges without an order",
                        ledger.charges().stream()
                                .filter(charge -> !ordersByNumber.containsKey(charge.order()))
                                .count(),
                        true),
                new Line("orders charged more than once", moreThanOne(chargesByOrder), true),
                new Line(
                        "products sold beyond their stock",
                        ledger.stock().stream()
                                .filter(product -> product.unitsSold() > product.unitsAtStart())
                                .count(),
                        true)));
    }

    private static <T> Map<String, Long> countedBy(List<T> things, Function<T, String> key) {
        return things.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static long moreThanOne(Map<String, Long> counts) {
        return counts.values().stream().filter(count -> count > 1).count();
    }

    private static List<Claim> answered(List<Claim> claims, Claim.Answer answer) {
        return claims.stream().filter(claim -> claim.answer() == answer).toList();
    }

    private static long boughtAnyway(List<Claim> claims, Set<String> buyers) {
        return claims.stream().filter(claim -> buyers.contains(claim.email())).count();
    }
}
