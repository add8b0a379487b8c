package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the shop, or what stands before it, turns away who asks a lot: a burst of small queries, and then the orders of a
 * minute, all of one empty cart, which Magento's own limit counts all the same.
 */
final class NoRateLimit implements Examination {
    private static final int QUERIES = 30;
    /** Orders where nobody has said how many a run places. */
    private static final int ORDERS = 12;

    private static final int MOST_ORDERS = 120;

    private static final String QUERY = "{ __typename }";

    private static final String LET_IN =
            "let this machine's address through what guards the shop (web server, firewall, bot"
                    + " protection), or raise its limits above the planned load";
    private static final String LET_ORDER =
            "raise or switch off the limit on orders: Stores > Configuration > Sales > Sales"
                    + " > Rate limiting (`sales/backpressure`)";

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public String proves() {
        return "no rate limit and no bot protection keeps the load out";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) throws IOException, InterruptedException {
        Optional<String> before = visit.shop().turnedAway();
        if (before.isPresent()) {
            return Diagnosis.broken(
                    "an earlier request was turned away: " + before.get(),
                    before.get().endsWith(ShopAnswer.IN_GOOD_FORM) ? LET_ORDER : LET_IN);
        }
        int done = 0;
        try {
            for (; done < QUERIES; done++) {
                visit.shop().ask(QUERY, Map.of());
            }
        } catch (TurnedAwayException e) {
            return Diagnosis.broken("query " + (done + 1) + " of a burst was turned away: " + e.getMessage(), LET_IN);
        }
        long planned = visit.planned().map(PlannedOrders::perMinute).orElse((long) ORDERS);
        long orders = Math.max(1, Math.min(MOST_ORDERS, planned));
        EmptyCart cart = EmptyCart.make(visit);
        for (done = 0; done < orders; done++) {
            try {
                cart.place();
            } catch (TurnedAwayException e) {
                return Diagnosis.broken(
                        "order " + (done + 1) + " of " + orders + " was turned away: " + e.getMessage(), LET_ORDER);
            }
        }
        return Diagnosis.fine(QUERIES + " queries and " + orders + " orders of an empty cart in a row, none turned away"
                + (planned > orders ? "; a run places " + planned + " a minute" : ""));
    }
}
