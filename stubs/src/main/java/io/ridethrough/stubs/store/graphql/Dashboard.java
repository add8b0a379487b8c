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
import java.util.function.Predicate;

/** What a logged-in customer sees: account, addresses and holdings. */
final class Dashboard {
    private final Ledger ledger;
    private final Inference inference;
    private final AddressBook addresses;

    Dashboard(Ledger ledger, Inference inference, AddressBook addresses) {
        this.ledger = ledger;
        this.inference = inference;
        this.addresses = addresses;
    }

    Map<String, Resolver> queries() {
        return Map.of("customer", this::customer, "portfolioSummary", this::portfolioSummary);
    }

    /** Fields of the type {@code Customer} that are read only when asked for. */
    Map<String, Resolver> ofCustomer() {
        return Map.of(
                "addresses",
                addresses::show,
                "confirmation_status",
                this::confirmation,
                "default_shipping",
                defaultAddress(CustomerAddress::isDefaultShipping),
                "default_billing",
                defaultAddress(CustomerAddress::isDefaultBilling));
    }

    private Fields customer(Visit visit, Arguments arguments) {
        long id = visit.requiredCustomer();
        return ledger.<Fields, ShopError>transact(shop -> {
            Customer customer = shop.customers().byId(id).orElseThrow(Visit::notAuthorized);
            return CustomerView.of(customer, shop.customers().particulars(id));
        });
    }

    private Object confirmation(Visit visit, Arguments arguments) {
        if (visit.customer().isEmpty()) {
            // Magento asks for the request's customer, not for the account that the request has just opened.
            throw ShopError.input("No such entity with customerId = 0");
        }
        return "ACCOUNT_CONFIRMATION_NOT_REQUIRED";
    }

    private Resolver defaultAddress(Predicate<CustomerAddress> isDefault) {
        return (visit, arguments) -> visit.customer().isEmpty()
                ? null
                : ledger
                        .<List<CustomerAddress>, ShopError>transact(
                                shop -> shop.customers().addressesOf(visit.requiredCustomer()))
                        .stream()
                        .filter(isDefault)
                        .map(address -> Long.toString(address.id()))
                        .findFirst()
                        .orElse(null);
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
