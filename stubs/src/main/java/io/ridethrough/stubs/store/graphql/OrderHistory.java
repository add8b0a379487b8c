package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.FoundOrders;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.ledger.OrderFilter;
import io.ridethrough.stubs.store.ledger.OrderSearch;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders of a logged-in customer, in pages, by number or by what else the release can filter by. */
final class OrderHistory {
    private static final int ALL = 1000;

    private final Ledger ledger;
    private final OrderView view;

    OrderHistory(Ledger ledger, OrderView view) {
        this.ledger = ledger;
        this.view = view;
    }

    /** Fields of the type {@code Customer}. */
    Map<String, Resolver> ofCustomer() {
        return Map.of("orders", this::orders);
    }

    /** {@code customerOrders}, the older query, has its own idea of an order's id and status. */
    Map<String, Resolver> queries() {
        return Map.of("customerOrders", this::customerOrders);
    }

    private Fields orders(Visit visit, Arguments arguments) {
        long customer = visit.requiredCustomer();
        int page = positive(arguments, "currentPage", 1);
        int pageSize = positive(arguments, "pageSize", 20);
        List<List<OrderFilter>> groups = new ArrayList<>();
        groups.add(own(customer));
        arguments
                .optionalObject("filter")
                .map(OrderHistory::filters)
                .filter(it -> !it.isEmpty())
                .ifPresent(groups::add);
        boolean isNewestFirst = arguments
                .optionalObject("sort")
                .flatMap(it -> it.optionalText("sort_direction"))
                .filter("DESC"::equals)
                .isPresent();
        FoundOrders found = ledger.<FoundOrders, ShopError>transact(
                shop -> shop.orders().search(new OrderSearch(groups, pageSize, page, isNewestFirst)));
        return Fields.with("items", found.orders().stream().map(view::of).toList())
                .and("total_count", (int) found.totalCount())
                .and("page_info", Views.page(page, pageSize, found.totalCount()))
                .and("date_of_first_order", (Later) () -> firstOrder(customer));
    }

    private Fields customerOrders(Visit visit, Arguments arguments) {
        long customer = visit.requiredCustomer();
        FoundOrders found = ledger.<FoundOrders, ShopError>transact(
                shop -> shop.orders().search(new OrderSearch(List.of(own(customer)), ALL, 1, true)));
        return Fields.with(
                "items",
                found.orders().stream()
                        .map(order -> view.of(order)
                                .and("id", Long.toString(order.id()))
                                .and("status", order.status()))
                        .toList());
    }

    private @Nullable Object firstOrder(long customer) {
        Optional<Order> first = ledger
                .<FoundOrders, ShopError>transact(
                        shop -> shop.orders().search(new OrderSearch(List.of(own(customer)), 1, 1, false)))
                .orders()
                .stream()
                .findFirst();
        return first.map(order -> Views.time(order.createdAt())).orElse(null);
    }

    /** Magento joins them with "or". */
    private static List<OrderFilter> filters(Arguments filter) {
        List<OrderFilter> filters = new ArrayList<>();
        filter.optionalObject("number").ifPresent(it -> filters.addAll(text(OrderFilter.Field.INCREMENT_ID, it)));
        filter.optionalObject("status").ifPresent(it -> filters.addAll(text(OrderFilter.Field.STATUS, it)));
        return filters;
    }

    private static List<OrderFilter> text(OrderFilter.Field field, Arguments condition) {
        List<OrderFilter> filters = new ArrayList<>();
        condition.optionalText("eq").ifPresent(value -> filters.add(equal(field, value)));
        if (!condition.texts("in").isEmpty()) {
            filters.add(new OrderFilter(field, OrderFilter.Condition.IN, condition.texts("in")));
        }
        condition
                .optionalText("match")
                .map(value -> "%" + value.replace("%", "") + "%")
                .ifPresent(value -> filters.add(new OrderFilter(field, OrderFilter.Condition.LIKE, List.of(value))));
        return filters;
    }

    private static List<OrderFilter> own(long customer) {
        return List.of(equal(OrderFilter.Field.CUSTOMER_ID, Long.toString(customer)));
    }

    private static OrderFilter equal(OrderFilter.Field field, String value) {
        return new OrderFilter(field, OrderFilter.Condition.EQ, List.of(value));
    }

    private static int positive(Arguments arguments, String name, int otherwise) {
        int value = arguments.optionalInt(name).orElse(otherwise);
        if (value < 1) {
            throw ShopError.input(name + " value must be greater than 0.");
        }
        return value;
    }
}
