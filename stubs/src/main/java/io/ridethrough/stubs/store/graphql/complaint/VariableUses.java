package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the variables that an operation uses are those that it declares, and of a type that fits. */
final class VariableUses {
    private final GraphQLSchema schema;
    private final Document document;
    private final Set<String> entered = new HashSet<>();
    private final List<Use> uses = new ArrayList<>();

    VariableUses(GraphQLSchema schema, Document document) {
        this.schema = schema;
        this.document = document;
    }

    /** A variable where a value of some type is expected. */
    private record Use(VariableReference variable, GraphQLInputType expected, boolean hasDefault) {}

    void check(OperationDefinition operation) {
        collect(operation.getDirectives());
        collect(operation.getSelectionSet(), Types.root(schema, operation));
        // The library has these two the wrong way round.
        String by = operation.getName() == null ? " by operation \"\"." : ".";
        for (Use use : uses) {
            if (declaration(operation, use.variable().getName()).isEmpty()) {
                throw Complained.at(
                        "Variable \"$" + use.variable().getName() + "\" is not defined" + by,
                        use.variable(),
                        operation);
            }
        }
        String in = operation.getName() == null ? "." : " in operation \"" + operation.getName() + "\".";
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            if (uses.stream().noneMatch(use -> use.variable().getName().equals(variable.getName()))) {
                throw Complained.at("Variable \"$" + variable.getName() + "\" is never used" + in, variable);
            }
        }
        for (Use use : uses) {
            checkType(use, declaration(operation, use.variable().getName()).orElseThrow());
        }
    }

    private void checkType(Use use, VariableDefinition variable) {
        GraphQLType declared = Types.of(schema, variable.getType());
        boolean isDefaulted = variable.getDefaultValue() != null || use.hasDefault();
        GraphQLType expected =
                isDefaulted && use.expected() instanceof GraphQLNonNull && !(declared instanceof GraphQLNonNull)
                        ? GraphQLTypeUtil.unwrapNonNull(use.expected())
                        : use.expected();
        if (!fits(declared, expected)) {
            throw Complained.at(
                    "Variable \"$" + variable.getName() + "\" of type \"" + GraphQLTypeUtil.simplePrint(declared)
                            + "\" used in position expecting type \""
                            + GraphQLTypeUtil.simplePrint(use.expected()) + "\".",
                    variable,
                    use.variable());
        }
    }

    private static boolean fits(GraphQLType declared, GraphQLType expected) {
        if (expected instanceof GraphQLNonNull needed) {
            return declared instanceof GraphQLNonNull given && fits(given.getWrappedType(), needed.getWrappedType());
        }
        if (declared instanceof GraphQLNonNull given) {
            return fits(given.getWrappedType(), expected);
        }
        if (expected instanceof GraphQLList needed) {
            return declared instanceof GraphQLList given && fits(given.getWrappedType(), needed.getWrappedType());
        }
        return GraphQLTypeUtil.simplePrint(declared).equals(GraphQLTypeUtil.simplePrint(expected));
    }

    private static Optional<VariableDefinition> declaration(OperationDefinition operation, String name) {
        return operation.getVariableDefinitions().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst();
    }

    private void collect(SelectionSet set, GraphQLCompositeType parent) {
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                collect(field, parent);
            } else if (selection instanceof InlineFragment inline) {
                collect(inline.getDirectives());
                collect(
                        inline.getSelectionSet(),
                        inline.getTypeCondition() == null
                                ? parent
                                : (GraphQLCompositeType) Types.of(schema, inline.getTypeCondition()));
            } else if (selection instanceof FragmentSpread spread) {
                collect(spread.getDirectives());
                if (entered.add(spread.getName())) {
                    document.getDefinitionsOfType(FragmentDefinition.class).stream()
                            .filter(it -> it.getName().equals(spread.getName()))
                            .findFirst()
                            .ifPresent(this::collect);
                }
            }
        }
    }

    private void collect(FragmentDefinition fragment) {
        if (Types.of(schema, fragment.getTypeCondition()) instanceof GraphQLCompositeType type) {
            collect(fragment.getSelectionSet(), type);
        }
    }

    private void collect(Field field, GraphQLCompositeType parent) {
        Optional<GraphQLFieldDefinition> known = Types.field(schema, parent, field.getName());
        known.ifPresent(definition ->
                field.getArguments().forEach(it -> collect(it, definition.getArgument(it.getName()))));
        collect(field.getDirectives());
        if (field.getSelectionSet() != null
                && known.isPresent()
                && GraphQLTypeUtil.unwrapAll(known.get().getType()) instanceof GraphQLCompositeType composite) {
            collect(field.getSelectionSet(), composite);
        }
    }

    private void collect(List<Directive> directives) {
        for (Directive directive : directives) {
            GraphQLDirective known = schema.getDirective(directive.getName());
            if (known != null) {
                directive.getArguments().forEach(it -> collect(it, known.getArgument(it.getName())));
            }
        }
    }

    private void collect(Argument argument, @Nullable GraphQLArgument known) {
        if (known != null) {
            collect(argument.getValue(), known.getType(), known.hasSetDefaultValue());
        }
    }

    private void collect(Value<?> value, GraphQLInputType type, boolean hasDefault) {
        GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
        if (value instanceof VariableReference variable) {
            uses.add(new Use(variable, type, hasDefault));
        } else if (value instanceof ArrayValue array && nullable instanceof GraphQLList list) {
            array.getValues().forEach(it -> collect(it, (GraphQLInputType) list.getWrappedType(), false));
        } else if (value instanceof ObjectValue object && nullable instanceof GraphQLInputObjectType fields) {
            for (ObjectField field : object.getObjectFields()) {
                GraphQLInputObjectField known = fields.getFieldDefinition(field.getName());
                if (known != null) {
                    collect(field.getValue(), known.getType(), known.hasSetDefaultValue());
                }
            }
        }
    }
}
