package io.ridethrough.stubs.store.graphql.complaint;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;

/** What is said of values alike, whether a document or a variable holds them. */
final class Scalars {
    private Scalars() {}

    /** Up to where the value is printed. */
    static String refusal(String scalar) {
        return switch (scalar) {
            case "Int" -> "Int cannot represent non-integer value: ";
            case "Float" -> "Float cannot represent non numeric value: ";
            case "Boolean" -> "Boolean cannot represent a non boolean value: ";
            case "ID" -> "ID cannot represent a non-string and non-integer value: ";
            default -> scalar + " cannot represent a non string value: ";
        };
    }

    static String unknownField(String name, GraphQLInputObjectType type) {
        return "Field \"" + name + "\" is not defined by type \"" + type.getName() + "\"."
                + Suggestions.sentence(
                        "",
                        name,
                        type.getFieldDefinitions().stream()
                                .map(GraphQLInputObjectField::getName)
                                .toList());
    }

    static String unknownValue(String name, GraphQLEnumType type) {
        return "Value \"" + name + "\" does not exist in \"" + type.getName() + "\" enum."
                + Suggestions.sentence(
                        "the enum value ",
                        name,
                        type.getValues().stream()
                                .map(GraphQLEnumValueDefinition::getName)
                                .toList());
    }
}
