package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.OrderFilter;
import io.ridethrough.stubs.store.ledger.OrderSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Magento's {@code searchCriteria[…]} parameters: filters within a group are alternatives, groups
 * are demands. Both {@code filter_groups} and {@code filterGroups} are understood.
 */
final class SearchCriteria {
    /** The most orders in one answer, also when no page size is asked for; {@code total_count} tells all. */
    static final int MAX_PAGE_SIZE = 10_000;

    private static final int MAX_FILTERS = 100;
    private static final Pattern FILTER = Pattern.compile("searchCriteria\\[filter_?[gG]roups]\\[(\\d{1,4})]"
            + "\\[filters]\\[(\\d{1,4})]\\[(field|value|condition_?[tT]ype)]");

    private SearchCriteria() {}

    /** @throws IllegalArgumentException with what is wrong, for the client */
    static OrderSearch read(Map<String, String> query) {
        Map<Integer, Map<Integer, Map<String, String>>> groups = new TreeMap<>();
        query.forEach((name, value) -> {
            Matcher filter = FILTER.matcher(name);
            if (filter.matches()) {
                groups.computeIfAbsent(Integer.valueOf(filter.group(1)), group -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(filter.group(2)), number -> new HashMap<>())
                        .put(filter.group(3).startsWith("condition") ? "condition" : filter.group(3), value);
            }
        });
        if (groups.values().stream().mapToInt(Map::size).sum() > MAX_FILTERS) {
            throw new IllegalArgumentException("Too many filters.");
        }
        List<List<OrderFilter>> filters = new ArrayList<>();
        for (Map<Integer, Map<String, String>> group : groups.values()) {
            filters.add(group.values().stream().map(SearchCriteria::filter).toList());
        }
        int pageSize = number(query, "pageSize", "page_size", MAX_PAGE_SIZE);
        int page = number(query, "currentPage", "current_page", 1);
        return new OrderSearch(filters, Math.min(pageSize, MAX_PAGE_SIZE), page, isNewestFirst(query));
    }

    private static OrderFilter filter(Map<String, String> parts) {
        OrderFilter.Field field = constant(OrderFilter.Field.class, parts.getOrDefault("field", ""));
        OrderFilter.Condition condition = constant(OrderFilter.Condition.class, parts.getOrDefault("condition", "eq"));
        String value = parts.getOrDefault("value", "");
        List<String> values = condition == OrderFilter.Condition.IN ? List.of(value.split(",", -1)) : List.of(value);
        return new OrderFilter(field, condition, values);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("\"" + name + "\" can't be searched by.", unknown);
        }
    }

    private static int number(Map<String, String> query, String camel, String snake, int otherwise) {
        String text = query.getOrDefault(
                "searchCriteria[" + camel + "]", query.getOrDefault("searchCriteria[" + snake + "]", ""));
        if (text.isEmpty() || text.equals("0")) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(camel + " is not a positive number.");
        }
        return Integer.parseInt(text);
    }

    private static boolean isNewestFirst(Map<String, String> query) {
        return query.entrySet().stream()
                .anyMatch(parameter -> parameter.getKey().startsWith("searchCriteria[sort")
                        && parameter.getKey().endsWith("[direction]")
                        && parameter.getValue().equalsIgnoreCase("DESC"));
    }
}
