package io.ridethrough.stubs.store.ledger;

import java.util.List;

/**
 * A condition on one field of an order, as Magento's search criteria know it.
 *
 * @param field which field
 * @param condition how it is compared
 * @param values what with: one, or for {@link Condition#IN} at least one
 */
public record OrderFilter(Field field, Condition condition, List<String> values) {
    /** The fields that can be searched by. */
    public enum Field {
        ENTITY_ID,
        INCREMENT_ID,
        QUOTE_ID,
        CUSTOMER_ID,
        CUSTOMER_EMAIL,
        STATUS,
        CREATED_AT
    }

    /** The comparisons; {@code LIKE} takes SQL's {@code %} and {@code _}. */
    public enum Condition {
        EQ("="),
        IN("IN"),
        LIKE("LIKE"),
        GTEQ(">="),
        LTEQ("<=");

        private final String operator;

        Condition(String operator) {
            this.operator = operator;
        }
    }

    /** The condition in SQL, with a parameter for each value. Names come from the enums alone. */
    String sql() {
        String column = switch (field) {
            case CREATED_AT -> "CAST(created_at AS TIMESTAMP(0))";
            case ENTITY_ID, QUOTE_ID, CUSTOMER_ID ->
                condition == Condition.LIKE ? "CAST(" + field.name() + " AS VARCHAR)" : field.name();
            case INCREMENT_ID, CUSTOMER_EMAIL, STATUS -> field.name();
        };
        String parameters = String.join(", ", values.stream().map(value -> "?").toList());
        return column + " " + condition.operator
                + (condition == Condition.IN ? " (" + parameters + ")" : " " + parameters);
    }
}
