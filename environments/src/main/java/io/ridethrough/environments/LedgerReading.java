package io.ridethrough.environments;

import java.math.BigDecimal;
import java.util.List;

/**
 * Orders and decisions as the shop tells them, and charges as the payment partner does.
 *
 * @param isCharged whether a payment partner charges the orders: where none does, there are no charges to compare
 * @param stock the products of which any was sold
 * @param decisions what was decided about orders and accounts, and what may be; none where the shop does not tell
 */
public record LedgerReading(
        List<ShopOrder> orders,
        boolean isCharged,
        List<PartnerCharge> charges,
        List<ShopStock> stock,
        List<NotedDecision> decisions) {

    public LedgerReading {
        orders = List.copyOf(orders);
        charges = List.copyOf(charges);
        stock = List.copyOf(stock);
        decisions = List.copyOf(decisions);
    }

    /** An order of the shop: increment id, cart, buyer, grand total and status. */
    public record ShopOrder(String number, String quote, String email, BigDecimal total, String status) {}

    /** A charge the partner accepted: its id, the order number it names and the amount. */
    public record PartnerCharge(String id, String order, BigDecimal amount) {}

    /** A product of the shop: its SKU, the units there were when it opened, and the units that its orders hold. */
    public record ShopStock(String product, long unitsAtStart, long unitsSold) {}

    /**
     * What the shop noted of an order or an account, beside what a decision without a model may be.
     *
     * @param point the inference point at which it was decided, such as {@code advice}
     * @param email whose it is
     * @param subject the order's number, or the account's e-mail
     * @param noted such as {@code review}; empty when the note tells no decision
     * @param permitted what the rules allow here
     * @param needsPerson whether the rules want a person to look, so that letting it pass would be wrong
     */
    public record NotedDecision(
            String point, String email, String subject, String noted, List<String> permitted, boolean needsPerson) {

        public NotedDecision {
            permitted = List.copyOf(permitted);
        }
    }
}
