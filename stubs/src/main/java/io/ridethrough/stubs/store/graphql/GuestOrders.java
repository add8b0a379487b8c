package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.Map;
import java.util.Optional;

/** A guest looks an order up, with its token or by naming it. Nobody may so see a customer's. */
final class GuestOrders {
    private final MagentoRelease release;
    private final Ledger ledger;
    private final OrderTokens tokens;
    private final OrderView view;

    GuestOrders(MagentoRelease release, Ledger ledger, OrderTokens tokens, OrderView view) {
        this.release = release;
        this.ledger = ledger;
        this.tokens = tokens;
        this.view = view;
    }

    Map<String, Resolver> queries() {
        return Map.of("guestOrder", this::named, "guestOrderByToken", this::byToken);
    }

    private Fields byToken(Visit visit, Arguments arguments) {
        String token = arguments.object("input").text("token");
        return find(tokens.read(token).orElseThrow(GuestOrders::unknown));
    }

    private Fields named(Visit visit, Arguments arguments) {
        Arguments input = arguments.object("input");
        String proof = release == MagentoRelease.V2_4_7_P3 ? "postcode" : "lastname";
        return find(new OrderTokens.Named(input.text("number"), input.text("email"), input.text(proof)));
    }

    private Fields find(OrderTokens.Named named) {
        Order order = ledger.<Optional<Order>, ShopError>transact(
                        shop -> shop.orders().byIncrementId(named.incrementId()))
                .filter(found -> view.named(found).equals(named))
                .orElseThrow(GuestOrders::unknown);
        if (order.customerId().isPresent()) {
            throw ShopError.authorization("Please login to view the order.");
        }
        return view.of(order);
    }

    private static ShopError unknown() {
        return ShopError.noSuchEntity("We couldn't locate an order with the information provided.");
    }
}
