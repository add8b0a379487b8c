package io.ridethrough.simulations.tidying;

import io.ridethrough.environments.ShopRefusedException;
import io.ridethrough.environments.ShopTidying;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shop in memory that finds by e-mail as a careless one does, and remembers what was taken away. */
final class FakeShop implements ShopTidying {
    final List<PlacedOrder> orders = new ArrayList<>();
    final List<Account> accounts = new ArrayList<>();
    final List<String> removed = new ArrayList<>();

    /** Numbers of orders that it does not cancel, and ids of accounts that it breaks at. */
    final List<String> kept = new ArrayList<>();

    /** After so many removals it is gone. */
    int endsAfter = Integer.MAX_VALUE;

    void order(String number, String email) {
        orders.add(new PlacedOrder(Long.parseLong(number), number, email, false));
    }

    void account(long id, String email) {
        accounts.add(new Account(id, email));
    }

    @Override
    public List<PlacedOrder> ordersOf(String emailPart) {
        return orders.stream()
                .filter(order -> order.email().contains(emailPart))
                .toList();
    }

    @Override
    public Optional<PlacedOrder> order(String number) {
        return orders.stream().filter(order -> order.number().equals(number)).findFirst();
    }

    @Override
    public boolean cancel(PlacedOrder order) throws IOException {
        endOr(order.number());
        if (kept.contains(order.number())) {
            return false;
        }
        orders.replaceAll(other ->
                other.equals(order) ? new PlacedOrder(order.id(), order.number(), order.email(), true) : other);
        return true;
    }

    @Override
    public List<Account> accountsOf(String emailPart) {
        return accounts.stream()
                .filter(account -> account.email().contains(emailPart))
                .toList();
    }

    @Override
    public boolean delete(Account account) throws IOException {
        endOr(account.email());
        if (kept.contains(account.email())) {
            throw new ShopRefusedException("answered 500", 500, "/rest/V1/customers");
        }
        return accounts.remove(account);
    }

    private void endOr(String name) throws IOException {
        if (removed.size() >= endsAfter) {
            throw new IOException("does not answer");
        }
        removed.add(name);
    }

    @Override
    public void close() {}
}
