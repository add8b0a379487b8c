package io.ridethrough.stubs.store.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Magento's {@code searchCriteria[…]} parameters: filters within a group are alternatives, groups are
 * demands. Snake and camel case are both understood.
 *
 * @param pageSize 0 when there is no limit
 * @param page from 1; 0 when none was asked for
 */
record SearchQuery(List<List<Filter>> groups, List<Sort> sorts, int pageSize, int page) {
    private static final int MAX_PARAMETERS = 400;
    private static final Pattern ROOT = Pattern.compile("search_?[cC]riteria(\\[.*)?");
    private static final Pattern PART = Pattern.compile("\\[(\\w*)]");

    /** @param field as the client wrote it */
    record Filter(String field, String value, String condition) {}

    /** @param direction null when none was given, which to Magento is descending */
    record Sort(String field, @Nullable String direction) {
        boolean isAscending() {
            return "ASC".equals(direction);
        }
    }

    /** @throws RestError when there are no criteria, or when one is none of Magento's */
    static SearchQuery read(Map<String, String> query) {
        Map<String, Map<String, String>> filters = new TreeMap<>();
        Map<Integer, Map<String, String>> sorts = new TreeMap<>();
        boolean isThere = false;
        int parameters = 0;
        int pageSize = 0;
        int page = 0;
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            if (!ROOT.matcher(parameter.getKey()).matches()) {
                continue;
            }
            isThere = true;
            if (++parameters > MAX_PARAMETERS) {
                throw RestError.input("Too many search criteria.");
            }
            List<String> parts = parts(parameter.getKey());
            String first = parts.isEmpty() ? "" : snake(parts.get(0));
            switch (first) {
                case "" -> {
                    if (!parts.isEmpty()) {
                        throw RestError.unsupported("0");
                    }
                }
                case "page_size" -> pageSize = number(parts.get(0), parameter.getValue());
                case "current_page" -> page = number(parts.get(0), parameter.getValue());
                case "filter_groups" -> {
                    if (parts.size() == 5) {
                        String place = "%08d.%08d".formatted(index(parts.get(1)), index(parts.get(3)));
                        filters.computeIfAbsent(place, key -> new TreeMap<>())
                                .put(snake(parts.get(4)), parameter.getValue());
                    }
                }
                case "sort_orders" -> {
                    if (parts.size() == 3) {
                        sorts.computeIfAbsent(index(parts.get(1)), key -> new TreeMap<>())
                                .put(snake(parts.get(2)), parameter.getValue());
                    }
                }
                default ->
                    throw RestError.unsupported(parts.get(0).substring(0, 1).toUpperCase(Locale.ROOT)
                            + parts.get(0).substring(1));
            }
        }
        if (!isThere) {
            throw RestError.required("searchCriteria");
        }
        return new SearchQuery(
                groups(filters), sorts.values().stream().map(SearchQuery::sort).toList(), pageSize, page);
    }

    /** As answers repeat it. */
    View view() {
        List<View> groupViews = groups.stream()
                .map(group -> View.with(
                        "filters",
                        group.stream()
                                .map(filter -> View.with("field", filter.field())
                                        .and("value", filter.value())
                                        .and("condition_type", filter.condition()))
                                .toList()))
                .toList();
        View view = View.with("filter_groups", groupViews);
        if (!sorts.isEmpty()) {
            view.and(
                    "sort_orders",
                    sorts.stream()
                            .map(sort -> View.with("field", sort.field()).and("direction", sort.direction()))
                            .toList());
        }
        if (pageSize != 0) {
            view.and("page_size", pageSize);
        }
        if (page != 0) {
            view.and("current_page", page);
        }
        return view;
    }

    private static List<List<Filter>> groups(Map<String, Map<String, String>> filters) {
        Map<String, List<Filter>> groups = new TreeMap<>();
        filters.forEach((place, parts) -> groups.computeIfAbsent(place.substring(0, 8), key -> new ArrayList<>())
                .add(new Filter(
                        parts.getOrDefault("field", ""),
                        parts.getOrDefault("value", ""),
                        parts.getOrDefault("condition_type", "eq"))));
        return List.copyOf(groups.values());
    }

    private static Sort sort(Map<String, String> parts) {
        @Nullable String direction = parts.get("direction");
        if (direction == null) {
            return new Sort(parts.getOrDefault("field", ""), null);
        }
        String upper = direction.toUpperCase(Locale.ROOT);
        if (!upper.equals("ASC") && !upper.equals("DESC")) {
            throw RestError.of(
                    400,
                    "The sort order has to be specified as %1 for ascending order or %2 for descending order.",
                    List.of("ASC", "DESC"));
        }
        return new Sort(parts.getOrDefault("field", ""), upper);
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(name);
        while (part.find()) {
            parts.add(part.group(1));
        }
        return parts;
    }

    private static int number(String name, String value) {
        if (!value.matches("-?\\d{1,9}")) {
            throw RestError.input(
                    "Error occurred during \"" + name + "\" processing. " + Payload.wrongType(value, "int"));
        }
        return Integer.parseInt(value);
    }

    private static int index(String text) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
