package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.FoundOrders;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.ledger.OrderFilter;
import io.ridethrough.stubs.store.ledger.OrderSearch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The orders, for the administrator. The search is how a ledger is reconciled from outside. */
final class AdminOrders {
    /** The most orders in one answer, also when no page size is asked for; {@code total_count} tells all. */
    static final int MAX_PAGE_SIZE = 10_000;

    private static final Access ORDERS = new Access("Magento_Sales::actions_view");
    private static final Access CANCELING = new Access("Magento_Sales::cancel");
    private static final int MAX_FILTERS = 100;

    private final Ledger ledger;

    AdminOrders(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "orders", ORDERS, this::search),
                new Route("GET", "orders/:id", ORDERS, call -> OrderView.of(find(call))),
                new Route("POST", "orders/:id/cancel", CANCELING, this::cancel),
                new Route(
                        "GET", "orders/:id/statuses", ORDERS, call -> find(call).status()));
    }

    private Order find(RestCall call) {
        long id = call.pathNumber("id");
        if (id == 0) {
            throw RestError.input("An ID is needed. Set the ID and try again.");
        }
        return ledger.<Optional<Order>, RuntimeException>transact(
                        shop -> shop.orders().byId(id))
                .orElseThrow(() -> RestError.of(
                        404, "The entity that was requested doesn't exist. Verify the entity and try again."));
    }

    /** False, and no error, of one that is canceled already: Magento says so of each that can't be. */
    private Object cancel(RestCall call) {
        Order order = find(call);
        return ledger.<Boolean, RuntimeException>transact(shop -> shop.orders().cancel(order.id()));
    }

    private Object search(RestCall call) {
        SearchQuery query = SearchQuery.read(call.query());
        OrderSearch search = search(query);
        FoundOrders found = ledger.<FoundOrders, RuntimeException>transact(
                shop -> shop.orders().search(search));
        return View.with("items", found.orders().stream().map(OrderView::of).toList())
                .and("search_criteria", query.view())
                .and("total_count", found.totalCount());
    }

    private static OrderSearch search(SearchQuery query) {
        if (query.groups().stream().mapToInt(List::size).sum() > MAX_FILTERS) {
            throw RestError.input("Too many filters.");
        }
        List<List<OrderFilter>> groups = query.groups().stream()
                .map(group -> group.stream().map(AdminOrders::filter).toList())
                .toList();
        List<OrderSearch.Sort> sorts = query.sorts().stream()
                .map(sort -> new OrderSearch.Sort(field(sort.field()), sort.isAscending()))
                .toList();
        int pageSize = query.pageSize() == 0 ? MAX_PAGE_SIZE : Math.max(1, query.pageSize());
        return new OrderSearch(groups, Math.min(pageSize, MAX_PAGE_SIZE), Math.max(1, query.page()), sorts);
    }

    private static OrderFilter filter(SearchQuery.Filter filter) {
        OrderFilter.Condition condition = condition(filter.condition());
        boolean isList = condition == OrderFilter.Condition.IN || condition == OrderFilter.Condition.NIN;
        List<String> values = isList ? Arrays.asList(filter.value().split(",", -1)) : List.of(filter.value());
        return new OrderFilter(field(filter.field()), condition, values);
    }

    /** Magento hands any name to its database, and breaks on one that is no column. */
    private static OrderFilter.Field field(String name) {
        return Arrays.stream(OrderFilter.Field.values())
                .filter(it -> it.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(RestError::internal);
    }

    /** What it does not know, Magento compares for equality. */
    private static OrderFilter.Condition condition(String name) {
        return switch (name) {
            case "from", "moreq" -> OrderFilter.Condition.GTEQ;
            case "to" -> OrderFilter.Condition.LTEQ;
            default ->
                Arrays.stream(OrderFilter.Condition.values())
                        .filter(it -> it.name().equals(name.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElse(OrderFilter.Condition.EQ);
        };
    }
}
