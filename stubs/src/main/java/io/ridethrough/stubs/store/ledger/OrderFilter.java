package io.ridethrough.stubs.store.ledger;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on one field of an order, as Magento's search criteria know it. Values are text and are
 * compared as MySQL would: what is no number is the number that it begins with, or zero.
 *
 * @param field which field
 * @param condition how it is compared
 * @param values what with: one, at least one for {@link Condition#IN} and {@link Condition#NIN}, or any for
 *     the comparisons with null
 */
public record OrderFilter(Field field, Condition condition, List<String> values) {
    private static final Pattern LEADING_NUMBER = Pattern.compile("^\\s*(-?\\d{1,18}(\\.\\d{1,18})?)");
    private static final OffsetDateTime NO_TIME = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private enum Kind {
        NUMBER,
        TEXT,
        TIME
    }

    /** The fields that can be searched and sorted by. */
    public enum Field {
        ENTITY_ID("entity_id", Kind.NUMBER),
        INCREMENT_ID("increment_id", Kind.TEXT),
        QUOTE_ID("quote_id", Kind.NUMBER),
        CUSTOMER_ID("customer_id", Kind.NUMBER),
        CUSTOMER_EMAIL("customer_email", Kind.TEXT),
        CUSTOMER_IS_GUEST("CASE WHEN customer_id IS NULL THEN 1 ELSE 0 END", Kind.NUMBER),
        STATUS("status", Kind.TEXT),
        STATE("CASE WHEN status = 'canceled' THEN 'canceled' ELSE 'new' END", Kind.TEXT),
        STORE_ID("CAST(1 AS BIGINT)", Kind.NUMBER),
        COUPON_CODE("coupon_code", Kind.TEXT),
        EXT_ORDER_ID("charge_id", Kind.TEXT),
        GRAND_TOTAL("grand_total", Kind.NUMBER),
        BASE_GRAND_TOTAL("grand_total", Kind.NUMBER),
        SUBTOTAL("subtotal", Kind.NUMBER),
        SHIPPING_AMOUNT("shipping", Kind.NUMBER),
        CREATED_AT("created_at", Kind.TIME),
        UPDATED_AT("created_at", Kind.TIME);

        private final String column;
        private final Kind kind;

        Field(String column, Kind kind) {
            this.column = column;
            this.kind = kind;
        }

        /** The field in SQL. */
        String column() {
            return column;
        }
    }

    /** The comparisons; {@code LIKE} takes SQL's {@code %} and {@code _} and does not mind case. */
    public enum Condition {
        EQ("="),
        NEQ("<>"),
        GT(">"),
        GTEQ(">="),
        LT("<"),
        LTEQ("<="),
        LIKE("LIKE"),
        NLIKE("NOT LIKE"),
        IN("IN"),
        NIN("NOT IN"),
        NULL("IS NULL"),
        NOTNULL("IS NOT NULL");

        private final String operator;

        Condition(String operator) {
            this.operator = operator;
        }

        private boolean isLike() {
            return this == LIKE || this == NLIKE;
        }

        private boolean hasNoValue() {
            return this == NULL || this == NOTNULL;
        }
    }

    /** The condition in SQL, with a parameter for each value. Names come from the enums alone. */
    String sql() {
        if (condition.hasNoValue()) {
            return field.column + " " + condition.operator;
        }
        if (condition.isLike()) {
            return "LOWER(CAST(" + field.column + " AS VARCHAR)) " + condition.operator + " ?";
        }
        String parameters = String.join(", ", values.stream().map(value -> "?").toList());
        boolean isList = condition == Condition.IN || condition == Condition.NIN;
        return field.column + " " + condition.operator + (isList ? " (" + parameters + ")" : " " + parameters);
    }

    /** What the parameters of {@link #sql} are. */
    List<Object> parameters() {
        if (condition.hasNoValue()) {
            return List.of();
        }
        return values.stream()
                .<Object>map(value -> condition.isLike() ? value.toLowerCase(Locale.ROOT) : parameter(value))
                .toList();
    }

    private Object parameter(String value) {
        return switch (field.kind) {
            case TEXT -> value;
            case NUMBER -> {
                Matcher number = LEADING_NUMBER.matcher(value);
                yield number.find() ? new BigDecimal(number.group(1)) : BigDecimal.ZERO;
            }
            case TIME -> time(value);
        };
    }

    private static OffsetDateTime time(String value) {
        String whole = value.strip().replace('T', ' ');
        try {
            return LocalDateTime.parse(whole.length() == 10 ? whole + " 00:00:00" : whole, TIME)
                    .atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException noTime) {
            return NO_TIME;
        }
    }
}
