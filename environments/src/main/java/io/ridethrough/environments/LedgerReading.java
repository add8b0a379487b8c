package io.ridethrough.environments;

import java.math.BigDecimal;
import java.util.List;

/** Orders as the shop tells them and charges as the payment partner does. */
public record LedgerReading(List<ShopOrder> orders, List<PartnerCharge> charges) {

    public LedgerReading {
        orders = List.copyOf(orders);
        charges = List.copyOf(charges);
    }

    /** An order of the shop: increment id, cart, buyer, grand total and status. */
    public record ShopOrder(String number, String quote, String email, BigDecimal total, String status) {}

    /** A charge the partner accepted: its id, the order number it names and the amount. */
    public record PartnerCharge(String id, String order, BigDecimal amount) {}
}
