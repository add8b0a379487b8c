package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.FoundOrders;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.ledger.OrderSearch;
import java.util.List;

/**
 * What was decided about orders and accounts as they were made, for the administrator. Magento has no such routes; a module
 * that asks a model would add them, so that a reviewer finds what to look at.
 */
final class AdminNotes {
    private static final Access NOTES = new Access("Ridethrough_Inference::notes");

    private final Ledger ledger;

    AdminNotes(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "inference/notes/orders", NOTES, this::orders),
                new Route("GET", "inference/notes/accounts", NOTES, this::accounts));
    }

    private Object orders(RestCall call) {
        SearchQuery query = SearchQuery.read(call.query());
        OrderSearch all = new OrderSearch(List.of(), pageSize(query), page(query), false);
        FoundOrders found = ledger.<FoundOrders, RuntimeException>transact(
                shop -> shop.orders().search(all));
        return answer(found.orders().stream().map(AdminNotes::note).toList(), query, found.totalCount());
    }

    private Object accounts(RestCall call) {
        SearchQuery query = SearchQuery.read(call.query());
        return ledger.<Object, RuntimeException>transact(shop -> answer(
                shop.customers().page(pageSize(query), page(query)).stream()
                        .map(AdminNotes::note)
                        .toList(),
                query,
                shop.customers().count()));
    }

    private static View note(Order order) {
        return View.with("increment_id", order.incrementId())
                .and("customer_email", order.customerEmail())
                .and("customer_is_guest", order.customerId().isPresent() ? 0 : 1)
                .and("grand_total", order.grandTotal())
                .and("total_qty_ordered", order.quantity())
                .and("advice", order.advice());
    }

    private static View note(Customer customer) {
        return View.with("id", customer.id())
                .and("email", customer.email())
                .and("firstname", customer.firstname())
                .and("lastname", customer.lastname())
                .and("needs_review", customer.needsReview());
    }

    private static View answer(List<View> items, SearchQuery query, long count) {
        return View.with("items", items).and("search_criteria", query.view()).and("total_count", count);
    }

    private static int pageSize(SearchQuery query) {
        int asked = query.pageSize() == 0 ? AdminOrders.MAX_PAGE_SIZE : Math.max(1, query.pageSize());
        return Math.min(asked, AdminOrders.MAX_PAGE_SIZE);
    }

    private static int page(SearchQuery query) {
        return Math.max(1, query.page());
    }
}
