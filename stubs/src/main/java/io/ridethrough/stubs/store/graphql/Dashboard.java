package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.CustomerAddress;
import io.ridethrough.stubs.store.ledger.Holding;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.prompts.Prompts;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a logged-in customer sees: account, addresses and holdings. */
final class Dashboard {
    private final Ledger ledger;
    private final Inference inference;
    private final Addresses addresses;

    Dashboard(Ledger ledger, Inference inference, Addresses addresses) {
        this.ledger = ledger;
        this.inference = inference;
        this.addresses = addresses;
    }

    Map<String, Resolver> queries() {
        return Map.of("customer", this::customer, "portfolioSummary", this::portfolioSummary);
    }

    Map<String, Resolver> mutations() {
        return Map.of("createCustomerAddress", this::createAddress);
    }

    /** Fields of the type {@code Customer} that are read only when asked for. */
    Map<String, Resolver> ofCustomer() {
        return Map.of("addresses", this::addresses);
    }

    private Fields customer(Visit visit, Arguments arguments) {
        long id = visit.requiredCustomer();
        return ledger.<Optional<Customer>, ShopError>transact(
                        shop -> shop.customers().byId(id))
                .map(CustomerView::of)
                .orElseThrow(() -> ShopError.authorization("The current customer isn't authorized."));
    }

    private List<Fields> addresses(Visit visit, Arguments arguments) {
        // An account that was created by this very request has none yet, and nobody is logged in.
        if (visit.customer().isEmpty()) {
            return List.of();
        }
        return ledger
                .<List<CustomerAddress>, ShopError>transact(
                        shop -> shop.customers().addressesOf(visit.requiredCustomer()))
                .stream()
                .map(CustomerView::of)
                .toList();
    }

    private Fields createAddress(Visit visit, Arguments arguments) {
        long customer = visit.requiredCustomer();
        Arguments input = arguments.object("input");
        return CustomerView.of(ledger.<CustomerAddress, ShopError>transact(shop -> shop.customers()
                .addAddress(
                        customer,
                        addresses.ofCustomer(input),
                        input.isSet("default_shipping"),
                        input.isSet("default_billing"))));
    }

    private Fields portfolioSummary(Visit visit, Arguments arguments) {
        long customer = visit.requiredCustomer();
        List<Holding> holdings = ledger.<List<Holding>, ShopError>transact(
                shop -> shop.customers().holdingsOf(customer));
        InferenceAnswer answer = inference.ask(Prompts.summary(visit.client(), holdings));
        visit.note(answer);
        List<Fields> units = holdings.stream()
                .map(holding -> Fields.with("fund", holding.fund()).and("units", holding.units()))
                .toList();
        return Fields.with("text", answer.textOr(rules -> rules.summary(holdings)))
                .and("source", answer instanceof InferenceAnswer.FromModel ? "model" : "fallback")
                .and("holdings", units);
    }
}
