package io.ridethrough.stubs.store.rest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code fields}, such as {@code items[sku,qty_ordered],total_count}: what of an answer the
 * client wants. An object of which nothing is left is an empty list, and a list that was empty is null:
 * so Magento's.
 *
 * @param fields by name, with what is wanted inside; empty inside means all
 */
record FieldSelection(Map<String, Optional<FieldSelection>> fields) {
    private static final Pattern ALLOWED = Pattern.compile("[\\w\\[\\],]+");
    private static final int MAX_CHARACTERS = 4000;
    private static final Pattern TOKEN = Pattern.compile("(?<=[\\[\\],])|(?=[\\[\\],])");

    /** Empty when the text is no selection, for which Magento answers with nothing. */
    static Optional<FieldSelection> parse(String text) {
        if (text.length() > MAX_CHARACTERS || !ALLOWED.matcher(text).matches()) {
            return Optional.empty();
        }
        Deque<Map<String, Optional<FieldSelection>>> open = new ArrayDeque<>();
        Deque<String> names = new ArrayDeque<>();
        open.push(new HashMap<>());
        String last = "";
        for (String token : TOKEN.split(text)) {
            switch (token) {
                case "," -> {}
                case "[" -> {
                    names.push(last);
                    open.push(new HashMap<>());
                }
                case "]" -> {
                    if (names.isEmpty()) {
                        return Optional.empty();
                    }
                    FieldSelection inside = new FieldSelection(open.pop());
                    open.element().put(names.pop(), Optional.of(inside));
                }
                default -> {
                    last = token;
                    open.element().put(token, Optional.empty());
                }
            }
        }
        return names.isEmpty() ? Optional.of(new FieldSelection(open.pop())) : Optional.empty();
    }

    /** The part of an object or list that is wanted; anything else as it is. */
    @Nullable
    Object of(@Nullable Object value) {
        if (value instanceof List<?> list) {
            if (list.isEmpty()) {
                return null;
            }
            List<@Nullable Object> selected = new ArrayList<>();
            list.forEach(it -> selected.add(of(it)));
            return selected;
        }
        if (!(value instanceof View view)) {
            return value;
        }
        View selected = View.empty();
        view.forEach((name, inside) -> {
            Optional<FieldSelection> wanted = fields.get(name);
            if (wanted != null) {
                selected.put(name, wanted.isPresent() ? wanted.get().of(inside) : inside);
            }
        });
        return selected.isEmpty() ? List.of() : selected;
    }
}
