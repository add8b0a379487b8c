package io.ridethrough.environments;

import java.math.BigDecimal;
import java.util.List;

/**
 * Orders as the shop tells them and charges as the payment partner does.
 *
 * @param stock the products of which any was sold
 */
public record LedgerReading(List<ShopOrder> orders, List<PartnerCharge> charges, List<ShopStock> stock) {

    public LedgerReading {
        orders = List.copyOf(orders);
        charges = List.copyOf(charges);
        stock = List.copyOf(stock);
    }

    /** An order of the shop: increment id, cart, buyer, grand total and status. */
    public record ShopOrder(String number, String quote, String email, BigDecimal total, String status) {}

    /** A charge the partner accepted: its id, the order number it names and the amount. */
    public record PartnerCharge(String id, String order, BigDecimal amount) {}

    /** A product of the shop: its SKU, the units there were when it opened, and the units that its orders hold. */
    public record ShopStock(String product, long unitsAtStart, long unitsSold) {}
}
