package io.ridethrough.results.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * What the shop and its payment partner hold after the quiet period ({@code ledger.json}).
 *
 * @param isCharged whether a payment partner charges the orders: where none does, there are no charges to compare
 * @param stock the products of which any was sold; empty where nobody counted them
 * @param decisions what was decided about the orders and accounts of this run's clients; empty where nobody read them
 */
public record Ledger(
        List<Order> orders, boolean isCharged, List<Charge> charges, List<Stock> stock, List<Decision> decisions) {

    public Ledger {
        orders = List.copyOf(orders);
        charges = List.copyOf(charges);
        stock = List.copyOf(stock);
        decisions = List.copyOf(decisions);
    }

    /** A ledger of a shop whose orders are charged. */
    public Ledger(List<Order> orders, List<Charge> charges, List<Stock> stock, List<Decision> decisions) {
        this(orders, true, charges, stock, decisions);
    }

    /** A ledger of a shop that does not tell what it decided. */
    public Ledger(List<Order> orders, List<Charge> charges, List<Stock> stock) {
        this(orders, charges, stock, List.of());
    }

    /** A ledger of a shop whose stock nobody counted. */
    public Ledger(List<Order> orders, List<Charge> charges) {
        this(orders, charges, List.of());
    }

    /** The orders that count. */
    public List<Order> standing() {
        return orders.stream().filter(Ledger::stands).toList();
    }

    /** Whether an order counts: a canceled one is none, however its status is spelled. */
    public static boolean stands(Order order) {
        return !order.status().toLowerCase(Locale.ROOT).startsWith("cancel");
    }

    /** Hands over what is looked at one by one. */
    public void visit(LedgerVisitor visitor) {
        visitor.charging(isCharged);
        orders.forEach(visitor::order);
        charges.forEach(visitor::charge);
        stock.forEach(visitor::stock);
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

    /**
     * What the shop noted of an order or an account, beside what a decision without a model may be.
     *
     * @param point the inference point at which it was decided, such as {@code advice}
     * @param user index of the arrival whose it is, within the point's flow
     * @param subject the order's number, or the account's e-mail
     * @param noted such as {@code review}; empty when the note tells no decision
     * @param permitted what the rules allow here
     * @param needsPerson whether the rules want a person to look, so that letting it pass would be wrong
     */
    public record Decision(
            String point, int user, String subject, String noted, List<String> permitted, boolean needsPerson) {

        public Decision {
            permitted = List.copyOf(permitted);
        }

        /** Whether the rules allow what was noted. */
        public boolean keepsRules() {
            return permitted.contains(noted);
        }
    }
}
