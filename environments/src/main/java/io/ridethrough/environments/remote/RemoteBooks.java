package io.ridethrough.environments.remote;

import io.ridethrough.environments.LedgerReading;
import io.ridethrough.environments.LedgerReading.PartnerCharge;
import io.ridethrough.environments.LedgerReading.ShopStock;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The books of a shop that others use too: of orders, those of the run's clients count, and of charges, those that
 * were not there when it began. Limit: charges that others cause while the run goes on are told apart by nothing.
 *
 * @param hasNotes whether the shop notes what it decided, as the reference store does
 * @param buyers the run's clients
 * @param stockAtStart units by SKU, of the products that clients choose from
 * @param chargesAtStart ids of those that were there before
 */
record RemoteBooks(
        RestLedger ledger,
        Optional<PartnerCharges> partner,
        boolean hasNotes,
        Buyers buyers,
        Map<String, Long> stockAtStart,
        Set<String> chargesAtStart) {

    /** Reads stock and charges over HTTP, before any client comes. */
    static RemoteBooks open(
            RestLedger ledger,
            Optional<PartnerCharges> partner,
            boolean hasNotes,
            String clientTag,
            List<String> catalogue)
            throws IOException {
        Set<String> charges = new HashSet<>();
        for (PartnerCharge charge : charges(partner)) {
            charges.add(charge.id());
        }
        // Orders too, though there are none yet: a token without that right is told now, and not after the load.
        ledger.orders(clientTag);
        return new RemoteBooks(ledger, partner, hasNotes, Buyers.tagged(clientTag), ledger.stock(catalogue), charges);
    }

    /** The same, of customers too who had their accounts before, read over HTTP: what they order from now on. */
    RemoteBooks expecting(List<String> customers) throws IOException {
        Buyers all = new Buyers(buyers.tag(), customers, ledger.newestOrder());
        return new RemoteBooks(ledger, partner, hasNotes, all, stockAtStart, chargesAtStart);
    }

    /** The same, with the stock of further products, read over HTTP. */
    RemoteBooks counting(List<String> skus) throws IOException {
        Map<String, Long> all = new HashMap<>(ledger.stock(skus));
        all.putAll(stockAtStart);
        return new RemoteBooks(ledger, partner, hasNotes, buyers, all, chargesAtStart);
    }

    /** Reads it all over HTTP. */
    LedgerReading read() throws IOException {
        List<PartnerCharge> charges = charges(partner).stream()
                .filter(charge -> !chargesAtStart.contains(charge.id()))
                .toList();
        RestLedger.OrderBook book = ledger.orders(buyers);
        List<ShopStock> stock = book.unitsSold().entrySet().stream()
                .flatMap(sold -> Optional.ofNullable(stockAtStart.get(sold.getKey())).stream()
                        .map(units -> new ShopStock(sold.getKey(), units, sold.getValue())))
                .toList();
        return new LedgerReading(
                book.orders(),
                partner.isPresent(),
                charges,
                counted(stock),
                hasNotes ? ledger.notes(buyers) : List.of());
    }

    /** Without those of which the shop may sell more than it has. Only what was sold beyond its stock is asked about. */
    private List<ShopStock> counted(List<ShopStock> stock) throws IOException {
        Set<String> uncounted = ledger.soldUncounted(stock.stream()
                .filter(product -> product.unitsSold() > product.unitsAtStart())
                .map(ShopStock::product)
                .toList());
        return stock.stream()
                .filter(product -> !uncounted.contains(product.product()))
                .toList();
    }

    private static List<PartnerCharge> charges(Optional<PartnerCharges> partner) throws IOException {
        return partner.isPresent() ? partner.get().read() : List.of();
    }
}
