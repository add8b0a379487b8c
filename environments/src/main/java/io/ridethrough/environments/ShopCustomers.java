package io.ridethrough.environments;

import io.ridethrough.environments.secret.Secret;
import io.ridethrough.stubs.store.ledger.Seed;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Accounts that clients sign in with: the first who comes with the first of them, and so on.
 *
 * @param emails in lower case, as the shop tells them with an order
 * @param password of them all
 */
public record ShopCustomers(List<String> emails, Secret password) {
    /** How many customers the reference store has when it opens. */
    public static final int SEEDED = 200;

    public ShopCustomers {
        emails = List.copyOf(emails);
    }

    /** The reference store's own, when it opens with so many. */
    public static ShopCustomers seeded(int count) {
        return new ShopCustomers(
                IntStream.rangeClosed(1, count).mapToObj(Seed::email).toList(), Secret.of(Seed.PASSWORD));
    }
}
