package io.ridethrough.stubs.store.bench;

import io.ridethrough.stubs.partners.AcceptedCharge;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.ledger.OrderSearch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a ledger, its payment partner and its clients say of the same orders.
 *
 * @param orders in the ledger
 * @param duplicates carts with more than one order, by quote id
 * @param losses orders that a client was told of and that are not in the ledger, by number
 * @param unreconciled charges without an order, orders without their charge, and charges that are still open
 */
public record Audit(long orders, List<String> duplicates, List<String> losses, List<String> unreconciled) {
    private static final int PAGE = 500;

    /** Whether all three agree. */
    public boolean isClean() {
        return duplicates.isEmpty() && losses.isEmpty() && unreconciled.isEmpty();
    }

    /**
     * Compares.
     *
     * @param told numbers of the orders that clients were told of
     */
    public static Audit of(Ledger ledger, Collection<AcceptedCharge> charges, Collection<String> told) {
        List<Order> orders = all(ledger);
        Set<String> numbers = orders.stream().map(Order::incrementId).collect(Collectors.toSet());
        Map<String, Integer> carts = new HashMap<>();
        orders.forEach(order -> carts.merge("quote " + order.quoteId(), 1, Integer::sum));
        return new Audit(
                orders.size(),
                carts.entrySet().stream()
                        .filter(cart -> cart.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                told.stream()
                        .filter(number -> !numbers.contains(number))
                        .sorted()
                        .toList(),
                unreconciled(ledger, orders, charges));
    }

    private static List<String> unreconciled(Ledger ledger, List<Order> orders, Collection<AcceptedCharge> charges) {
        List<String> unreconciled = new ArrayList<>();
        Map<String, AcceptedCharge> byId =
                charges.stream().collect(Collectors.toMap(AcceptedCharge::id, charge -> charge));
        for (Order order : orders) {
            AcceptedCharge charge = byId.remove(order.chargeId().orElse(""));
            if (charge == null) {
                unreconciled.add("order " + order.incrementId() + " without charge");
            } else if (charge.amount().compareTo(order.grandTotal()) != 0
                    || !charge.reference().equals(order.incrementId())) {
                unreconciled.add("order " + order.incrementId() + " with another's charge " + charge.id());
            }
        }
        byId.keySet().stream().sorted().forEach(id -> unreconciled.add("charge " + id + " without order"));
        long open =
                ledger.<Long, RuntimeException>transact(shop -> shop.intents().count());
        if (open > 0) {
            unreconciled.add(open + " charges still open");
        }
        return List.copyOf(unreconciled);
    }

    private static List<Order> all(Ledger ledger) {
        List<Order> orders = new ArrayList<>();
        for (int page = 1; ; page++) {
            OrderSearch search = new OrderSearch(List.of(), PAGE, page, false);
            List<Order> found = ledger.<List<Order>, RuntimeException>transact(
                    shop -> shop.orders().search(search).orders());
            orders.addAll(found);
            if (found.size() < PAGE) {
                return orders;
            }
        }
    }
}
