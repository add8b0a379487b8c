package io.ridethrough.stubs.store.ledger;

import java.util.List;

/**
 * A search for orders: every group must hold, and a group holds when one of its filters does.
 *
 * @param groups may be empty, which finds all
 * @param pageSize the most orders to answer with
 * @param page from 1
 * @param sorts the first counts most; none means by entity id, oldest first
 */
public record OrderSearch(List<List<OrderFilter>> groups, int pageSize, int page, List<Sort> sorts) {
    /** By entity id alone. */
    public OrderSearch(List<List<OrderFilter>> groups, int pageSize, int page, boolean isNewestFirst) {
        this(groups, pageSize, page, List.of(new Sort(OrderFilter.Field.ENTITY_ID, !isNewestFirst)));
    }

    /** One key of the sequence. */
    public record Sort(OrderFilter.Field field, boolean isAscending) {}
}
