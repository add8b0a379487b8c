package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.CustomerFilter;
import io.ridethrough.stubs.store.ledger.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The customers, for the administrator: found by their e-mail, and deleted. */
final class AdminCustomers {
    private static final int MAX_PAGE_SIZE = 10_000;
    private static final int MAX_FILTERS = 100;
    private static final Access READING = new Access("Magento_Customer::customer");
    private static final Access DELETING = new Access("Magento_Customer::delete");

    private final Ledger ledger;

    AdminCustomers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** To stand before the routes of {@link Accounts}, one of which takes {@code search} for a number. */
    List<Route> routes() {
        return List.of(
                new Route("GET", "customers/search", READING, this::search),
                new Route("DELETE", "customers/:customerId", DELETING, this::delete));
    }

    private Object search(RestCall call) {
        SearchQuery query = SearchQuery.read(call.query());
        if (query.groups().stream().mapToInt(List::size).sum() > MAX_FILTERS) {
            throw RestError.input("Too many filters.");
        }
        List<List<CustomerFilter>> groups = query.groups().stream()
                .map(group ->
                        group.stream().flatMap(AdminCustomers::alternatives).toList())
                .toList();
        int asked = query.pageSize() == 0 ? MAX_PAGE_SIZE : Math.max(1, query.pageSize());
        int pageSize = Math.min(asked, MAX_PAGE_SIZE);
        return ledger.<Object, RuntimeException>transact(shop -> {
            List<View> items = new ArrayList<>();
            for (Customer customer : shop.customers().search(groups, pageSize, Math.max(1, query.page()))) {
                items.add(CustomerView.of(customer, shop.customers().addressesOf(customer.id())));
            }
            return View.with("items", items)
                    .and("search_criteria", query.view())
                    .and("total_count", shop.customers().count(groups));
        });
    }

    /** A list of values is as many alternatives. */
    private static Stream<CustomerFilter> alternatives(SearchQuery.Filter filter) {
        if (!filter.field().equals("email")) {
            throw RestError.of(
                    400,
                    "The \"%1\" attribute name is invalid. Reset the name and try again.",
                    List.of(filter.field()));
        }
        return switch (filter.condition()) {
            case "like" -> Stream.of(new CustomerFilter(true, filter.value()));
            case "in" -> Arrays.stream(filter.value().split(",", -1)).map(value -> new CustomerFilter(false, value));
            default -> Stream.of(new CustomerFilter(false, filter.value()));
        };
    }

    private Object delete(RestCall call) {
        long id = call.pathNumber("customerId");
        if (!ledger.<Boolean, RuntimeException>transact(shop -> shop.customers().delete(id))) {
            throw RestError.noSuchEntity("customerId", id);
        }
        return true;
    }
}
