package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values sent for an operation's variables, brought to their types as Magento does: a number or a boolean
 * is taken for a string, a numeric string for a number. What does not fit is refused.
 */
public final class VariableValues {
    private final GraphQLSchema schema;

    public VariableValues(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** Either the values to execute with, or what is wrong with the first bad one. */
    public sealed interface Outcome {
        /** All fit; values that no variable was declared for are left out. */
        record Accepted(Map<String, @Nullable Object> values) implements Outcome {}

        /** One does not. */
        record Refused(Complaint complaint) implements Outcome {}
    }

    public Outcome of(OperationDefinition operation, Map<String, @Nullable Object> sent) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        try {
            for (VariableDefinition variable : operation.getVariableDefinitions()) {
                read(variable, sent, values);
            }
            return new Outcome.Accepted(values);
        } catch (Complained found) {
            return new Outcome.Refused(found.complaint());
        }
    }

    private void read(
            VariableDefinition variable, Map<String, @Nullable Object> sent, Map<String, @Nullable Object> values) {
        String name = variable.getName();
        GraphQLInputType type = (GraphQLInputType) Types.of(schema, variable.getType());
        boolean isRequired = GraphQLTypeUtil.isNonNull(type);
        if (!sent.containsKey(name)) {
            if (isRequired && variable.getDefaultValue() == null) {
                throw Complained.at(
                        "Variable \"$" + name + "\" of required type \"" + GraphQLTypeUtil.simplePrint(type)
                                + "\" was not provided.",
                        variable);
            }
            return;
        }
        Object value = sent.get(name);
        if (value == null && isRequired) {
            throw Complained.at(
                    "Variable \"$" + name + "\" of non-null type \"" + GraphQLTypeUtil.simplePrint(type)
                            + "\" must not be null.",
                    variable);
        }
        values.put(name, new Coercion(name, variable).coerce(value, type, name));
    }

    /** Of one variable. */
    private record Coercion(String variable, Node<?> definition) {
        private @Nullable Object coerce(@Nullable Object value, GraphQLInputType type, String path) {
            if (value == null) {
                if (type instanceof GraphQLNonNull) {
                    String expected = GraphQLTypeUtil.simplePrint(type);
                    throw refuse(value, path, "Expected non-nullable type \"" + expected + "\" not to be null.");
                }
                return null;
            }
            GraphQLInputType nullable = (GraphQLInputType) GraphQLTypeUtil.unwrapNonNull(type);
            if (nullable instanceof GraphQLList list) {
                return list(value, (GraphQLInputType) list.getWrappedType(), path);
            }
            if (nullable instanceof GraphQLInputObjectType object) {
                return object(value, object, path);
            }
            if (nullable instanceof GraphQLEnumType values) {
                if (!(value instanceof String name)) {
                    String refusal = "Enum \"" + values.getName() + "\" cannot represent non-string value: ";
                    throw refuse(value, path, refusal + PhpValues.printed(value) + ".");
                }
                if (values.getValue(name) == null) {
                    throw refuse(value, path, Scalars.unknownValue(name, values));
                }
                return name;
            }
            return scalar(value, GraphQLTypeUtil.simplePrint(nullable), path);
        }

        private List<@Nullable Object> list(Object value, GraphQLInputType item, String path) {
            List<@Nullable Object> coerced = new ArrayList<>();
            if (value instanceof List<?> values) {
                for (int i = 0; i < values.size(); i++) {
                    coerced.add(coerce(values.get(i), item, path + "[" + i + "]"));
                }
            } else {
                coerced.add(coerce(value, item, path));
            }
            return coerced;
        }

        private Map<String, @Nullable Object> object(Object value, GraphQLInputObjectType type, String path) {
            // PHP knows no difference between an empty list and an empty object.
            boolean isEmptyList = value instanceof List<?> list && list.isEmpty();
            if (!(value instanceof Map) && !isEmptyList) {
                throw refuse(value, path, "Expected type \"" + type.getName() + "\" to be an object.");
            }
            Map<?, ?> given = value instanceof Map<?, ?> fields ? fields : Map.of();
            Map<String, @Nullable Object> coerced = new LinkedHashMap<>();
            for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
                String name = field.getName();
                if (given.containsKey(name)) {
                    coerced.put(name, coerce(given.get(name), field.getType(), path + "." + name));
                } else if (GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue()) {
                    String expected = GraphQLTypeUtil.simplePrint(field.getType());
                    throw refuse(
                            value,
                            path,
                            "Field \"" + name + "\" of required type \"" + expected + "\" was not provided.");
                }
            }
            for (Object name : given.keySet()) {
                if (!coerced.containsKey(String.valueOf(name))) {
                    throw refuse(value, path, Scalars.unknownField(String.valueOf(name), type));
                }
            }
            return coerced;
        }

        private Object scalar(Object value, String type, String path) {
            Object coerced = switch (type) {
                case "Int" -> PhpValues.whole(value);
                case "Float" -> PhpValues.number(value);
                case "Boolean" -> value instanceof Boolean ? value : null;
                case "ID" -> value instanceof String || value instanceof Integer ? value.toString() : null;
                default -> value instanceof Map || value instanceof Collection ? null : PhpValues.text(value);
            };
            if (coerced == null) {
                throw refuse(value, path, Scalars.refusal(type) + PhpValues.printed(value));
            }
            return coerced;
        }

        private Complained refuse(@Nullable Object value, String path, String message) {
            String where = path.equals(variable) ? "" : " at \"" + path + "\"";
            return Complained.at(
                    "Variable \"$" + variable + "\" got invalid value " + PhpValues.printed(value) + where + "; "
                            + message,
                    definition);
        }
    }
}
