package io.ridethrough.results.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * What the shop and its payment partner hold after the quiet period ({@code ledger.json}).
 *
 * @param stock the products of which any was sold; empty where nobody counted them
 */
public record Ledger(List<Order> orders, List<Charge> charges, List<Stock> stock) {

    public Ledger {
        orders = List.copyOf(orders);
        charges = List.copyOf(charges);
        stock = List.copyOf(stock);
    }

    /** A ledger of a shop whose stock nobody counted. */
    public Ledger(List<Order> orders, List<Charge> charges) {
        this(orders, charges, List.of());
    }

    /** The orders that count: canceled ones are no orders, however their status is spelled. */
    public List<Order> standing() {
        return orders.stream()
                .filter(order -> !order.status().toLowerCase(Locale.ROOT).startsWith("cancel"))
                .toList();
    }

    /**
     * An order as the shop's admin API tells it.
     *
     * @param number the increment id
     * @param quote the cart it came from; two orders of one cart are duplicates
     * @param email the buyer's e-mail
     * @param total the grand total
     * @param status such as {@code processing} or {@code canceled}
     */
    public record Order(String number, String quote, String email, BigDecimal total, String status) {}

    /**
     * A charge that the payment partner accepted.
     *
     * @param id the partner's own id
     * @param order the increment id that it was made for
     * @param amount what was charged
     */
    public record Charge(String id, String order, BigDecimal amount) {}

    /**
     * A product that was sold.
     *
     * @param product its SKU
     * @param unitsAtStart how many there were before the load began
     * @param unitsSold how many the orders hold, without what was canceled of them
     */
    public record Stock(String product, long unitsAtStart, long unitsSold) {}
}
