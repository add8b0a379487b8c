package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.CustomerAddress;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The addresses that a customer keeps. */
final class AddressBook {
    private final Ledger ledger;
    private final AddressEntries entries;

    AddressBook(Ledger ledger, AddressEntries entries) {
        this.ledger = ledger;
        this.entries = entries;
    }

    Map<String, Resolver> mutations() {
        return Map.of(
                "createCustomerAddress", this::create,
                "updateCustomerAddress", this::update,
                "deleteCustomerAddress", this::delete);
    }

    /** What a customer's account shows of it; an account that was opened by this very request has none yet. */
    List<Fields> show(Visit visit, Arguments arguments) {
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

    private Fields create(Visit visit, Arguments arguments) {
        long customer = visit.requiredCustomer();
        Arguments input = arguments.object("input");
        return CustomerView.of(ledger.<CustomerAddress, ShopError>transact(shop -> shop.customers()
                .addAddress(
                        customer, entries.of(input), input.isSet("default_shipping"), input.isSet("default_billing"))));
    }

    private Fields update(Visit visit, Arguments arguments) {
        long customer = visit.requiredCustomer();
        long id = arguments.optionalInt("id").orElse(0);
        Arguments input = arguments.optionalObject("input").orElseGet(() -> new Arguments(Map.of()));
        if (input.values().isEmpty()) {
            throw ShopError.input("\"input\" value must be specified");
        }
        return CustomerView.of(ledger.<CustomerAddress, ShopError>transact(shop -> {
            CustomerAddress before = own(customer, id, shop);
            CustomerAddress changed = new CustomerAddress(
                    id,
                    entries.changed(before.address(), input),
                    chosen(input, "default_shipping", before.isDefaultShipping()),
                    chosen(input, "default_billing", before.isDefaultBilling()));
            shop.customers().replaceAddress(customer, changed);
            return changed;
        }));
    }

    private Object delete(Visit visit, Arguments arguments) {
        long customer = visit.requiredCustomer();
        long id = arguments.optionalInt("id").orElse(0);
        return ledger.<Boolean, ShopError>transact(shop -> {
            own(customer, id, shop);
            shop.customers().removeAddress(customer, id);
            return true;
        });
    }

    private static boolean chosen(Arguments input, String name, boolean before) {
        return input.values().get(name) == null ? before : input.isSet(name);
    }

    private static CustomerAddress own(long customer, long id, Shop shop) throws SQLException {
        OptionalLong owner = shop.customers().ownerOf(id);
        if (owner.isEmpty()) {
            throw ShopError.noSuchEntity("Could not find a address with ID \"" + id + "\"");
        }
        return shop.customers().addressesOf(customer).stream()
                .filter(entry -> entry.id() == id)
                .findFirst()
                .orElseThrow(() -> ShopError.authorization(
                        "Current customer does not have permission to address with ID \"" + id + "\""));
    }
}
