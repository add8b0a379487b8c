package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether values written in a document fit where they stand. */
final class Literals {
    private Literals() {}

    static void check(@Nullable Value<?> value, GraphQLInputType type) {
        if (value == null || value instanceof VariableReference) {
            return;
        }
        if (value instanceof NullValue) {
            if (type instanceof GraphQLNonNull) {
                throw Complained.at(expected(type) + "null.", value);
            }
            return;
        }
        GraphQLInputType nullable = (GraphQLInputType) GraphQLTypeUtil.unwrapNonNull(type);
        if (nullable instanceof GraphQLList list) {
            GraphQLInputType item = (GraphQLInputType) list.getWrappedType();
            if (value instanceof ArrayValue array) {
                array.getValues().forEach(each -> check(each, item));
            } else {
                check(value, item);
            }
        } else if (nullable instanceof GraphQLInputObjectType object) {
            if (!(value instanceof ObjectValue fields)) {
                throw Complained.at(expected(type) + print(value) + ".", value);
            }
            checkFields(fields, object);
        } else if (nullable instanceof GraphQLEnumType values) {
            checkEnum(value, values);
        } else if (nullable instanceof GraphQLScalarType scalar && !fits(value, scalar.getName())) {
            throw Complained.at(Scalars.refusal(scalar.getName()) + print(value), value);
        }
    }

    private static void checkFields(ObjectValue given, GraphQLInputObjectType type) {
        for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
            boolean isGiven =
                    given.getObjectFields().stream().anyMatch(it -> it.getName().equals(field.getName()));
            if (!isGiven && GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue()) {
                throw Complained.at(
                        "Field " + type.getName() + "." + field.getName() + " of required type "
                                + GraphQLTypeUtil.simplePrint(field.getType()) + " was not provided.",
                        given);
            }
        }
        for (ObjectField field : given.getObjectFields()) {
            GraphQLInputObjectField known = type.getFieldDefinition(field.getName());
            if (known == null) {
                // The parser notes no place of the field itself, only of its value.
                throw new Complained(new Complaint(
                        Scalars.unknownField(field.getName(), type),
                        List.of(Complaint.right(
                                field.getValue(), -field.getName().length() - 1))));
            }
            check(field.getValue(), known.getType());
        }
    }

    private static void checkEnum(Value<?> value, GraphQLEnumType type) {
        if (value instanceof EnumValue name) {
            if (type.getValue(name.getName()) == null) {
                throw Complained.at(Scalars.unknownValue(name.getName(), type), value);
            }
            return;
        }
        throw Complained.at(
                "Enum \"" + type.getName() + "\" cannot represent non-enum value: " + print(value) + "."
                        + Suggestions.sentence(
                                "the enum value ",
                                print(value),
                                type.getValues().stream()
                                        .map(GraphQLEnumValueDefinition::getName)
                                        .toList()),
                value);
    }

    private static boolean fits(Value<?> value, String scalar) {
        return switch (scalar) {
            case "Int" -> value instanceof IntValue number && isInt(number.getValue());
            case "Float" -> value instanceof IntValue || value instanceof FloatValue;
            case "Boolean" -> value instanceof BooleanValue;
            case "ID" -> value instanceof StringValue || value instanceof IntValue;
            default -> value instanceof StringValue;
        };
    }

    private static boolean isInt(BigInteger number) {
        return number.bitLength() < Integer.SIZE;
    }

    private static String expected(GraphQLInputType type) {
        return "Expected value of type \"" + GraphQLTypeUtil.simplePrint(type) + "\", found ";
    }

    /** As webonyx prints values: with a blank inside braces, none before a colon. */
    private static String print(Value<?> value) {
        if (value instanceof ObjectValue object) {
            return object.getObjectFields().stream()
                    .map(field -> field.getName() + ": " + print(field.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof ArrayValue array) {
            return array.getValues().stream().map(Literals::print).collect(Collectors.joining(", ", "[", "]"));
        }
        return AstPrinter.printAst(value);
    }
}
