package io.ridethrough.simulations.tidying;

import io.ridethrough.environments.ShopRefusedException;
import io.ridethrough.environments.ShopTidying;
import io.ridethrough.environments.ShopTidying.Account;
import io.ridethrough.environments.ShopTidying.PlacedOrder;
import io.ridethrough.results.run.Created;
import io.ridethrough.simulations.flows.ClientBook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes away what a run made in a shop: its orders are called off, and then its customers deleted. What is the run's is seen by
 * the address of a client that the run made up, which nobody else has; of customers who had an account before, the orders that the
 * run's record names, if they are those customers', and never the account. Whatever is done already is passed over, so that it can
 * be ended and begun again at any time.
 *
 * @param shop where
 * @param created what the run's record has of it
 */
public record Tidying(ShopTidying shop, Created created) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** A call to the shop. */
    @FunctionalInterface
    private interface Attempt {
        Removal make() throws IOException;
    }

    /**
     * Does so over the network.
     *
     * @param told of each thing as it is done
     * @return all of them
     * @throws IOException when the shop does not answer, or the token may not; what was done before stays done
     */
    public List<Removal> tidy(Consumer<Removal> told) throws IOException {
        List<Removal> removals = new ArrayList<>();
        Consumer<Removal> done = told.andThen(removals::add);
        for (PlacedOrder order : orders()) {
            done.accept(tried("order", order.number(), order.email(), () -> canceled(order)));
        }
        for (Account account : shop.accountsOf(ClientBook.tag(created.run()))) {
            if (isNew(account.email())) {
                done.accept(tried("customer", account.email(), account.email(), () -> deleted(account)));
            }
        }
        return removals;
    }

    private List<PlacedOrder> orders() throws IOException {
        Map<String, PlacedOrder> orders = new LinkedHashMap<>();
        for (PlacedOrder order : shop.ordersOf(ClientBook.tag(created.run()))) {
            if (isNew(order.email())) {
                orders.put(order.number(), order);
            }
        }
        for (Created.Order order : created.orders()) {
            if (!isNew(order.email())) {
                shop.order(order.number())
                        .filter(found -> found.email().equals(order.email()))
                        .ifPresent(found -> orders.put(found.number(), found));
            }
        }
        return List.copyOf(orders.values());
    }

    private boolean isNew(String email) {
        return ClientBook.arrival(created.run(), email).isPresent();
    }

    private Removal canceled(PlacedOrder order) throws IOException {
        if (order.isCanceled()) {
            return of(order, Removal.Outcome.WAS_GONE, "");
        }
        return shop.cancel(order)
                ? of(order, Removal.Outcome.CANCELED, "")
                : of(order, Removal.Outcome.LEFT, "the shop does not cancel it: it was paid for or sent");
    }

    private static Removal of(PlacedOrder order, Removal.Outcome outcome, String detail) {
        return new Removal("order", order.number(), order.email(), outcome, detail);
    }

    private Removal deleted(Account account) throws IOException {
        Removal.Outcome outcome = shop.delete(account) ? Removal.Outcome.DELETED : Removal.Outcome.WAS_GONE;
        return new Removal("customer", account.email(), account.email(), outcome, "");
    }

    /** One that the shop refuses is left, unless it would refuse all. */
    private static Removal tried(String kind, String name, String email, Attempt attempt) throws IOException {
        try {
            return attempt.make();
        } catch (ShopRefusedException e) {
            if (e.status() == UNAUTHORIZED || e.status() == FORBIDDEN) {
                throw e;
            }
            return new Removal(kind, name, email, Removal.Outcome.LEFT, String.valueOf(e.getMessage()));
        }
    }
}
