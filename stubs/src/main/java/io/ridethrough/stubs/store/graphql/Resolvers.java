package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.counter.Counter;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Regions;
import io.ridethrough.stubs.store.shop.SearchEngine;
import java.util.HashMap;
import java.util.Map;

/** Who answers which field, by type and then by field. */
final class Resolvers {
    private Resolvers() {}

    static Map<String, Map<String, Resolver>> of(Counter counter, SearchEngine search) {
        MagentoRelease release = counter.release();
        Ledger ledger = counter.ledger();
        Inference inference = counter.inference();
        Catalogue catalogue = new Catalogue(ledger, search, release);
        Categories categories = new Categories(catalogue);
        Regions regions = Regions.load();
        OrderTokens orderTokens = new OrderTokens();
        OrderView orders = new OrderView(release, ledger, orderTokens);
        OrderHistory history = new OrderHistory(ledger, orders);
        CartOperations carts = new CartOperations(counter, regions, orders);
        Accounts accounts = new Accounts(ledger, inference, counter.tokens());
        AddressBook book = new AddressBook(ledger, new AddressEntries(regions));
        Dashboard dashboard = new Dashboard(ledger, inference, book);
        Map<String, Resolver> queries = new HashMap<>(catalogue.queries());
        queries.putAll(categories.queries());
        queries.putAll(new StoreViews().queries());
        queries.putAll(new Countries(regions).queries());
        queries.putAll(accounts.queries());
        queries.putAll(dashboard.queries());
        queries.putAll(new Portfolio(ledger, inference, carts.desk()).queries());
        queries.putAll(carts.queries());
        queries.putAll(history.queries());
        queries.putAll(new GuestOrders(release, ledger, orderTokens, orders).queries());
        Map<String, Resolver> mutations = new HashMap<>(carts.mutations());
        mutations.putAll(accounts.mutations());
        mutations.putAll(new AccountChanges(ledger).mutations());
        mutations.putAll(book.mutations());
        Map<String, Resolver> ofCustomer = new HashMap<>(dashboard.ofCustomer());
        ofCustomer.putAll(history.ofCustomer());
        return Map.of(
                "Query",
                queries,
                "Mutation",
                mutations,
                "Customer",
                ofCustomer,
                "CategoryTree",
                categories.ofCategory());
    }
}
