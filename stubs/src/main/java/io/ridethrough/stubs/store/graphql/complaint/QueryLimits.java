package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How large and how deep a document may be: Magento's defaults, 300 fields and 20 levels. */
public final class QueryLimits {
    private static final int MAX_FIELDS = 300;
    private static final int MAX_DEPTH = 20;

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Document document;

    private QueryLimits(Document document) {
        this.document = document;
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(it -> fragments.put(it.getName(), it));
    }

    /** What is refused before validation: more fields as written, fragments counted once. */
    public static Optional<String> ofText(Document document) {
        int fields = 0;
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            fields += written(operation.getSelectionSet());
        }
        for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fields += written(fragment.getSelectionSet());
        }
        return fields > MAX_FIELDS ? Optional.of(tooComplex(fields)) : Optional.empty();
    }

    /** What is refused after validation, with fragments filled in; the document has no cycles. */
    public static Optional<Complaint> of(Document document) {
        QueryLimits limits = new QueryLimits(document);
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            int fields = limits.fields(operation.getSelectionSet());
            if (fields > MAX_FIELDS) {
                return Optional.of(new Complaint(tooComplex(fields), List.of()));
            }
            int depth = limits.depth(operation.getSelectionSet(), 0);
            if (depth > MAX_DEPTH) {
                return Optional.of(tooDeep(depth));
            }
        }
        return Optional.empty();
    }

    /** What is said of fragments that contain themselves: the depth check meets them first. */
    static Complaint ofCycle() {
        return tooDeep(MAX_DEPTH + 1);
    }

    private static Complaint tooDeep(int depth) {
        return new Complaint("Max query depth should be " + MAX_DEPTH + " but got " + depth + ".", List.of());
    }

    private static String tooComplex(int fields) {
        return "Max query complexity should be " + MAX_FIELDS + " but got " + fields + ".";
    }

    private static int written(SelectionSet set) {
        int fields = 0;
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                fields += 1 + (field.getSelectionSet() == null ? 0 : written(field.getSelectionSet()));
            } else if (selection instanceof InlineFragment inline) {
                fields += written(inline.getSelectionSet());
            }
        }
        return fields;
    }

    private int fields(SelectionSet set) {
        int fields = 0;
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                fields += 1 + (field.getSelectionSet() == null ? 0 : fields(field.getSelectionSet()));
            } else if (selection instanceof InlineFragment inline) {
                fields += fields(inline.getSelectionSet());
            } else if (selection instanceof FragmentSpread spread && fragments.containsKey(spread.getName())) {
                fields += fields(fragments.get(spread.getName()).getSelectionSet());
            }
            // Fragments within fragments can multiply without end; enough is enough.
            if (fields > MAX_FIELDS * MAX_FIELDS) {
                return fields;
            }
        }
        return fields;
    }

    /** The deepest level at which a field with a selection stands, from 0. */
    private int depth(SelectionSet set, int level) {
        int deepest = 0;
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field && field.getSelectionSet() != null) {
                deepest = Math.max(deepest, Math.max(level, depth(field.getSelectionSet(), level + 1)));
            } else if (selection instanceof InlineFragment inline) {
                deepest = Math.max(deepest, depth(inline.getSelectionSet(), level));
            } else if (selection instanceof FragmentSpread spread && fragments.containsKey(spread.getName())) {
                deepest =
                        Math.max(deepest, depth(fragments.get(spread.getName()).getSelectionSet(), level));
            }
        }
        return deepest;
    }
}
