package io.ridethrough.results.checks;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Claim.Answer;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.Ledger.Charge;
import io.ridethrough.results.run.Ledger.Order;
import io.ridethrough.results.run.Ledger.Stock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What clients were told, against what the shop and its payment partner hold. Canceled orders are no orders. Orders are
 * found by number where the client was told one, else by the e-mail, which no two arrivals share; both have to agree.
 *
 * <p>A client that clicked again makes two claims of one e-mail. It may be told the same number twice; and it was
 * refused only if nothing else was said to it: a second click that is turned away is no refusal of the order.
 */
final class Reconciliation {

    private final List<Claim> claims;
    private final boolean isCharged;
    private final List<Charge> charges;
    private final List<Stock> stock;
    private final List<Order> orders;
    private final List<Claim> acknowledged;
    private final List<Claim> numbered;
    private final List<String> unanswered;
    private final Map<String, List<Order>> ordersByNumber;
    private final Map<String, List<Order>> ordersByEmail;
    private final Map<String, List<Charge>> chargesByOrder;

    Reconciliation(List<Claim> claims, Ledger ledger) {
        this.claims = claims;
        this.isCharged = ledger.isCharged();
        this.charges = ledger.charges();
        this.stock = ledger.stock();
        this.orders = ledger.standing();
        this.acknowledged = answered(Answer.ACKNOWLEDGED);
        this.numbered =
                acknowledged.stream().filter(claim -> !claim.order().isEmpty()).toList();
        this.unanswered = unanswered(claims, acknowledged);
        this.ordersByNumber = grouped(orders, Order::number);
        this.ordersByEmail = grouped(orders, Order::email);
        this.chargesByOrder = grouped(charges, Charge::order);
    }

    int orders() {
        return orders.size();
    }

    /** How many orders clients were told of: one that was told twice to the same client counts once. */
    long acknowledged() {
        return acknowledged.stream()
                .map(claim -> List.of(claim.email(), claim.order()))
                .distinct()
                .count();
    }

    /** Everything that disagrees, worst for the client first. */
    List<Discrepancy> discrepancies() {
        List<Discrepancy> found = new ArrayList<>();
        add(found, "acknowledged order is not in the ledger", "acknowledged orders are not in the ledger", lost());
        add(
                found,
                "cart has more than one order",
                "carts have more than one order",
                repeated(grouped(orders, Order::quote)));
        add(
                found,
                "guest has more than one order, from different carts",
                "guests have more than one order, from different carts",
                guestsWithSeveralCarts());
        add(
                found,
                "order number is in the ledger more than once",
                "order numbers are in the ledger more than once",
                repeated(ordersByNumber));
        add(
                found,
                "order number was told to more than one client",
                "order numbers were told to more than one client",
                toldToSeveral());
        add(
                found,
                "acknowledged order belongs to somebody else",
                "acknowledged orders belong to somebody else",
                somebodyElses());
        add(found, "order was charged more than once", "orders were charged more than once", repeated(chargesByOrder));
        add(found, "charge has no order", "charges have no order", chargesWithoutOrder());
        add(found, "order has no charge", "orders have no charge", ordersWithoutCharge());
        add(found, "charge differs from its order's total", "charges differ from their order's total", wrongAmounts());
        add(
                found,
                "refused client has an order all the same",
                "refused clients have an order all the same",
                refusedWithOrder());
        add(found, "acknowledgement carries no order number", "acknowledgements carry no order number", unnumbered());
        add(found, "order was claimed by nobody", "orders were claimed by nobody", unclaimed());
        add(found, "product was sold beyond its stock", "products were sold beyond their stock", oversold());
        return found;
    }

    /** Orders whose e-mail no client claimed: also one that was cut off while it ordered makes a claim. */
    private List<String> unclaimed() {
        Set<String> emails = claims.stream().map(Claim::email).collect(Collectors.toSet());
        return orders.stream()
                .filter(order -> !emails.contains(order.email()))
                .map(Order::number)
                .toList();
    }

    List<Claim> answered(Answer answer) {
        return claims.stream().filter(claim -> claim.answer() == answer).toList();
    }

    /** The clients of whose orders nothing certain was said, each once: only the ledger knows. */
    List<String> unanswered() {
        return unanswered;
    }

    private static List<String> unanswered(List<Claim> claims, List<Claim> acknowledged) {
        Set<String> toldCertainly = acknowledged.stream().map(Claim::email).collect(Collectors.toSet());
        return claims.stream()
                .filter(claim -> claim.answer() == Answer.INDETERMINATE)
                .map(Claim::email)
                .distinct()
                .filter(email -> !toldCertainly.contains(email))
                .toList();
    }

    /** How many of the clients without an answer have an order. */
    long settledAsPlaced() {
        return unanswered.stream().filter(ordersByEmail::containsKey).count();
    }

    private List<String> lost() {
        return numbered.stream()
                .map(Claim::order)
                .filter(number -> !ordersByNumber.containsKey(number))
                .distinct()
                .toList();
    }

    private List<String> toldToSeveral() {
        return grouped(numbered, Claim::order).entrySet().stream()
                .filter(entry -> haveSeveral(entry.getValue(), Claim::email))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> somebodyElses() {
        return numbered.stream()
                .filter(claim -> isSomebodyElses(claim, ordersByNumber.getOrDefault(claim.order(), List.of())))
                .map(Claim::order)
                .distinct()
                .toList();
    }

    private static boolean isSomebodyElses(Claim claim, List<Order> held) {
        return !held.isEmpty() && held.stream().noneMatch(order -> order.email().equals(claim.email()));
    }

    private List<String> unnumbered() {
        return acknowledged.stream()
                .filter(claim -> claim.order().isEmpty())
                .map(Claim::email)
                .toList();
    }

    private List<String> guestsWithSeveralCarts() {
        return ordersByEmail.entrySet().stream()
                .filter(entry -> haveSeveral(entry.getValue(), Order::quote))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> chargesWithoutOrder() {
        return charges.stream()
                .filter(charge -> !ordersByNumber.containsKey(charge.order()))
                .map(Charge::id)
                .toList();
    }

    private List<String> ordersWithoutCharge() {
        return orders.stream()
                .map(Order::number)
                .filter(number -> isCharged && !chargesByOrder.containsKey(number))
                .toList();
    }

    private List<String> wrongAmounts() {
        return orders.stream()
                .flatMap(order -> chargesByOrder.getOrDefault(order.number(), List.of()).stream()
                        .filter(charge -> charge.amount().compareTo(order.total()) != 0)
                        .map(charge -> order.number() + ": " + charge.amount().toPlainString() + " for "
                                + order.total().toPlainString()))
                .toList();
    }

    private List<String> refusedWithOrder() {
        Set<String> toldElse = claims.stream()
                .filter(claim -> claim.answer() != Answer.REFUSED)
                .map(Claim::email)
                .collect(Collectors.toSet());
        return answered(Answer.REFUSED).stream()
                .map(Claim::email)
                .distinct()
                .filter(email -> !toldElse.contains(email))
                .flatMap(email -> ordersByEmail.getOrDefault(email, List.of()).stream())
                .map(Order::number)
                .toList();
    }

    private List<String> oversold() {
        return stock.stream()
                .filter(product -> product.unitsSold() > product.unitsAtStart())
                .map(product -> product.product() + ": " + product.unitsSold() + " sold of " + product.unitsAtStart())
                .toList();
    }

    private static <T> boolean haveSeveral(List<T> values, Function<T, String> key) {
        return values.size() > 1 && values.stream().map(key).distinct().count() > 1;
    }

    private static <T> List<String> repeated(Map<String, List<T>> grouped) {
        return grouped.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static <T> Map<String, List<T>> grouped(List<T> values, Function<T, String> key) {
        return values.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static void add(List<Discrepancy> found, String one, String several, List<String> names) {
        if (!names.isEmpty()) {
            found.add(new Discrepancy(one, several, names));
        }
    }
}
