package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.AstPrinter;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two fields of one selection would be answered under one name but differ. */
final class Conflicts {
    private final Map<String, FragmentDefinition> fragments;

    Conflicts(Map<String, FragmentDefinition> fragments) {
        this.fragments = fragments;
    }

    void check(SelectionSet set) {
        collect(set, new HashMap<>(), new HashSet<>());
    }

    private void collect(SelectionSet set, Map<String, Field> answered, Set<String> spread) {
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                Field first = answered.putIfAbsent(field.getResultKey(), field);
                if (first != null) {
                    compare(first, field);
                }
            } else if (selection instanceof InlineFragment inline && inline.getTypeCondition() == null) {
                collect(inline.getSelectionSet(), answered, spread);
            } else if (selection instanceof FragmentSpread named
                    && spread.add(named.getName())
                    && fragments.get(named.getName()) != null) {
                collect(fragments.get(named.getName()).getSelectionSet(), answered, spread);
            }
        }
    }

    private static void compare(Field first, Field second) {
        String reason = !first.getName().equals(second.getName())
                ? first.getName() + " and " + second.getName() + " are different fields"
                : !arguments(first).equals(arguments(second)) ? "they have differing arguments" : "";
        if (!reason.isEmpty()) {
            throw Complained.at(
                    "Fields \"" + first.getResultKey() + "\" conflict because " + reason + ". Use different aliases"
                            + " on the fields to fetch both if this was intentional.",
                    first,
                    second);
        }
    }

    private static Set<String> arguments(Field field) {
        return field.getArguments().stream().map(AstPrinter::printAst).collect(Collectors.toSet());
    }
}
