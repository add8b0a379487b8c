package io.ridethrough.stubs.store.ledger;

import java.util.List;

/**
 * One page of a search.
 *
 * @param orders without their lines
 * @param totalCount orders on all pages
 */
public record FoundOrders(List<Order> orders, long totalCount) {}
