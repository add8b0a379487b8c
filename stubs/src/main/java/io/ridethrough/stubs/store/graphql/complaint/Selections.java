package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether fields and fragments exist where they are selected, and with what. */
final class Selections {
    private final GraphQLSchema schema;
    private final Directives directives;
    private final Conflicts conflicts;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    Selections(GraphQLSchema schema, Document document, Directives directives) {
        this.schema = schema;
        this.directives = directives;
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(it -> fragments.putIfAbsent(it.getName(), it));
        this.conflicts = new Conflicts(fragments);
    }

    /** Whether a spread names the fragment. */
    boolean isUsed(String fragment) {
        return used.contains(fragment);
    }

    /** Whether a fragment contains itself, however indirectly. */
    boolean hasCycle() {
        return fragments.keySet().stream().anyMatch(name -> reaches(name, name, new HashSet<>()));
    }

    private boolean reaches(String from, String target, Set<String> seen) {
        FragmentDefinition fragment = fragments.get(from);
        return fragment != null
                && spreads(fragment.getSelectionSet()).stream()
                        .anyMatch(it -> it.equals(target) || seen.add(it) && reaches(it, target, seen));
    }

    private static Set<String> spreads(SelectionSet set) {
        Set<String> names = new HashSet<>();
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof FragmentSpread spread) {
                names.add(spread.getName());
            } else if (selection instanceof InlineFragment inline) {
                names.addAll(spreads(inline.getSelectionSet()));
            } else if (selection instanceof Field field && field.getSelectionSet() != null) {
                names.addAll(spreads(field.getSelectionSet()));
            }
        }
        return names;
    }

    void check(SelectionSet set, GraphQLCompositeType parent) {
        conflicts.check(set);
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                check(field, parent);
            } else if (selection instanceof FragmentSpread spread) {
                check(spread, parent);
            } else if (selection instanceof InlineFragment inline) {
                check(inline, parent);
            }
        }
    }

    private void check(Field field, GraphQLCompositeType parent) {
        Optional<GraphQLFieldDefinition> known = Types.field(schema, parent, field.getName());
        if (known.isEmpty()) {
            throw Complained.at(
                    "Cannot query field \"" + field.getName() + "\" on type \"" + parent.getName() + "\".", field);
        }
        GraphQLFieldDefinition definition = known.get();
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        checkLeaf(field, definition, type);
        checkArguments(field, parent, definition);
        directives.check(field.getDirectives(), "FIELD");
        if (type instanceof GraphQLCompositeType composite) {
            check(Objects.requireNonNull(field.getSelectionSet()), composite);
        }
        for (GraphQLArgument argument : definition.getArguments()) {
            boolean isGiven =
                    field.getArguments().stream().anyMatch(it -> it.getName().equals(argument.getName()));
            if (!isGiven && GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue()) {
                throw Complained.at(
                        "Field \"" + field.getName() + "\" argument \"" + argument.getName() + "\" of type \""
                                + GraphQLTypeUtil.simplePrint(argument.getType()) + "\" is required but not provided.",
                        field);
            }
        }
    }

    private static void checkLeaf(Field field, GraphQLFieldDefinition definition, GraphQLType type) {
        @Nullable SelectionSet inner = field.getSelectionSet();
        String start = "Field \"" + field.getName() + "\" of type \""
                + GraphQLTypeUtil.simplePrint(definition.getType()) + "\" must ";
        if (type instanceof GraphQLCompositeType && inner == null) {
            throw Complained.at(start + "have a sub selection.", field);
        }
        if (!(type instanceof GraphQLCompositeType) && inner != null) {
            throw Complained.at(start + "not have a sub selection.", inner);
        }
    }

    private static void checkArguments(Field field, GraphQLCompositeType parent, GraphQLFieldDefinition definition) {
        Map<String, Argument> seen = new HashMap<>();
        for (Argument argument : field.getArguments()) {
            GraphQLArgument known = definition.getArgument(argument.getName());
            if (known == null) {
                List<String> names = definition.getArguments().stream()
                        .map(GraphQLArgument::getName)
                        .toList();
                throw Complained.at(
                        "Unknown argument \"" + argument.getName() + "\" on field \"" + field.getName()
                                + "\" of type \"" + parent.getName() + "\"."
                                + Suggestions.sentence("", argument.getName(), names),
                        argument);
            }
            Argument first = seen.putIfAbsent(argument.getName(), argument);
            if (first != null) {
                throw Complained.at(
                        "There can be only one argument named \"" + argument.getName() + "\".", first, argument);
            }
            Literals.check(argument.getValue(), known.getType());
        }
    }

    private void check(FragmentSpread spread, GraphQLCompositeType parent) {
        FragmentDefinition fragment = fragments.get(spread.getName());
        if (fragment == null) {
            throw new Complained(new Complaint(
                    "Unknown fragment \"" + spread.getName() + "\".", List.of(Complaint.right(spread, 3))));
        }
        used.add(spread.getName());
        if (Types.of(schema, fragment.getTypeCondition()) instanceof GraphQLCompositeType type
                && !Types.overlap(schema, parent, type)) {
            throw Complained.at(
                    "Fragment \"" + spread.getName() + "\" cannot be spread here as objects of type \""
                            + parent.getName() + "\" can never be of type \"" + type.getName() + "\".",
                    spread);
        }
        directives.check(spread.getDirectives(), "FRAGMENT_SPREAD");
    }

    private void check(InlineFragment inline, GraphQLCompositeType parent) {
        GraphQLCompositeType type = parent;
        if (inline.getTypeCondition() != null) {
            if (!(Types.of(schema, inline.getTypeCondition()) instanceof GraphQLCompositeType condition)) {
                throw Complained.at(
                        "Fragment cannot condition on non composite type \""
                                + inline.getTypeCondition().getName() + "\".",
                        inline.getTypeCondition());
            }
            if (!Types.overlap(schema, parent, condition)) {
                throw Complained.at(
                        "Fragment cannot be spread here as objects of type \"" + parent.getName()
                                + "\" can never be of type \"" + condition.getName() + "\".",
                        inline);
            }
            type = condition;
        }
        directives.check(inline.getDirectives(), "INLINE_FRAGMENT");
        check(inline.getSelectionSet(), type);
    }
}
