package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether directives exist, stand where they may, once, and have what they need. */
final class Directives {
    private final GraphQLSchema schema;

    Directives(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** @param place where they stand, as introspection calls it, such as {@code FIELD} */
    void check(List<Directive> directives, String place) {
        Map<String, Directive> seen = new HashMap<>();
        for (Directive directive : directives) {
            GraphQLDirective known = schema.getDirective(directive.getName());
            if (known == null) {
                throw Complained.at("Unknown directive \"@" + directive.getName() + "\".", directive);
            }
            if (known.validLocations().stream().noneMatch(it -> it.name().equals(place))) {
                throw Complained.at(
                        "Directive \"" + directive.getName() + "\" may not be used on \"" + place + "\".", directive);
            }
            Directive first = seen.putIfAbsent(directive.getName(), directive);
            if (first != null) {
                throw Complained.at(
                        "The directive \"" + directive.getName() + "\" can only be used once at this location.",
                        first,
                        directive);
            }
            checkArguments(directive, known);
        }
    }

    private static void checkArguments(Directive directive, GraphQLDirective known) {
        for (Argument argument : directive.getArguments()) {
            GraphQLArgument defined = known.getArgument(argument.getName());
            if (defined == null) {
                throw Complained.at(
                        "Unknown argument \"" + argument.getName() + "\" on directive \"@" + directive.getName()
                                + "\".",
                        argument);
            }
            Literals.check(argument.getValue(), defined.getType());
        }
        for (GraphQLArgument argument : known.getArguments()) {
            if (GraphQLTypeUtil.isNonNull(argument.getType())
                    && !argument.hasSetDefaultValue()
                    && directive.getArgument(argument.getName()) == null) {
                throw Complained.at(
                        "Directive \"@" + directive.getName() + "\" argument \"" + argument.getName()
                                + "\" of type \"" + GraphQLTypeUtil.simplePrint(argument.getType())
                                + "\" is required but not provided.",
                        directive);
            }
        }
    }
}
