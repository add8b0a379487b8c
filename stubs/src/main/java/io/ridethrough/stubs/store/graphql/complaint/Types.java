package io.ridethrough.stubs.store.graphql.complaint;

import graphql.introspection.Introspection;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLUnionType;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks types up in a schema. */
final class Types {
    private Types() {}

    /** What a document's type expression means; the library breaks at one that does not exist. */
    static GraphQLType of(GraphQLSchema schema, Type<?> written) {
        if (written instanceof NonNullType nonNull) {
            return GraphQLNonNull.nonNull(of(schema, nonNull.getType()));
        }
        if (written instanceof ListType list) {
            return GraphQLList.list(of(schema, list.getType()));
        }
        GraphQLType type = schema.getType(((TypeName) written).getName());
        if (type == null) {
            throw Complained.internally();
        }
        return type;
    }

    /** The type whose fields an operation selects. */
    static GraphQLCompositeType root(GraphQLSchema schema, OperationDefinition operation) {
        return switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> Objects.requireNonNull(schema.getMutationType());
            case SUBSCRIPTION -> throw Complained.at("Schema is not configured for subscriptions.", operation);
        };
    }

    static Optional<GraphQLFieldDefinition> field(GraphQLSchema schema, GraphQLCompositeType parent, String name) {
        if (name.equals(Introspection.TypeNameMetaFieldDef.getName())) {
            return Optional.of(Introspection.TypeNameMetaFieldDef);
        }
        if (parent == schema.getQueryType() && name.equals(Introspection.SchemaMetaFieldDef.getName())) {
            return Optional.of(Introspection.SchemaMetaFieldDef);
        }
        if (parent == schema.getQueryType() && name.equals(Introspection.TypeMetaFieldDef.getName())) {
            return Optional.of(Introspection.TypeMetaFieldDef);
        }
        return parent instanceof GraphQLFieldsContainer container
                ? Optional.ofNullable(container.getFieldDefinition(name))
                : Optional.empty();
    }

    /** Whether some object can be both. */
    static boolean overlap(GraphQLSchema schema, GraphQLCompositeType one, GraphQLCompositeType other) {
        Set<String> names = objects(schema, one);
        return objects(schema, other).stream().anyMatch(names::contains);
    }

    private static Set<String> objects(GraphQLSchema schema, GraphQLCompositeType type) {
        if (type instanceof GraphQLInterfaceType some) {
            return Objects.requireNonNull(schema.getImplementations(some)).stream()
                    .map(GraphQLObjectType::getName)
                    .collect(Collectors.toSet());
        }
        if (type instanceof GraphQLUnionType some) {
            return some.getTypes().stream().map(it -> it.getName()).collect(Collectors.toSet());
        }
        return Set.of(type.getName());
    }
}
