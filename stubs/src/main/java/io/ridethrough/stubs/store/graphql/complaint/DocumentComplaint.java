package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Walks through a document in its own sequence, as webonyx's validation visitor does, and stops at the first
 * thing wrong. Meant for documents that the real validation refused already.
 */
public final class DocumentComplaint {
    private final GraphQLSchema schema;
    private final Document document;
    private final Selections selections;
    private final Directives directives;
    private final Map<String, SourceLocation> named = new HashMap<>();

    private DocumentComplaint(GraphQLSchema schema, Document document) {
        this.schema = schema;
        this.document = document;
        this.directives = new Directives(schema);
        this.selections = new Selections(schema, document, directives);
    }

    /** The first complaint; empty when this walk finds none. */
    public static Optional<Complaint> of(GraphQLSchema schema, Document document) {
        try {
            new DocumentComplaint(schema, document).walk();
            return Optional.empty();
        } catch (Complained found) {
            return Optional.of(found.complaint());
        }
    }

    private void walk() {
        for (Definition<?> definition : document.getDefinitions()) {
            if (!(definition instanceof OperationDefinition) && !(definition instanceof FragmentDefinition)) {
                String name = definition instanceof NamedNode<?> named ? named.getName() : "schema";
                throw Complained.at("The \"" + name + "\" definition is not executable.", definition);
            }
        }
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof OperationDefinition operation) {
                walk(operation);
            } else if (definition instanceof FragmentDefinition fragment) {
                walk(fragment);
            }
        }
        for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            if (!selections.isUsed(fragment.getName())) {
                throw Complained.at("Fragment \"" + fragment.getName() + "\" is never used.", fragment);
            }
        }
    }

    private void walk(OperationDefinition operation) {
        List<OperationDefinition> all = document.getDefinitionsOfType(OperationDefinition.class);
        String kind = operation.getOperation().name().toLowerCase(Locale.ROOT);
        if (operation.getName() != null) {
            unique("operation", operation.getName(), operation, kind.length() + 1);
        } else if (all.size() > 1) {
            throw Complained.at("This anonymous operation must be the only defined operation.", operation);
        }
        Map<String, SourceLocation> variables = new HashMap<>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            declare(variable, variables);
        }
        directives.check(operation.getDirectives(), operation.getOperation().name());
        selections.check(operation.getSelectionSet(), Types.root(schema, operation));
        new VariableUses(schema, document).check(operation);
        if (selections.hasCycle()) {
            throw new Complained(QueryLimits.ofCycle());
        }
    }

    private void declare(VariableDefinition variable, Map<String, SourceLocation> others) {
        GraphQLType type = Types.of(schema, variable.getType());
        if (!GraphQLTypeUtil.isInput(type)) {
            throw Complained.at(
                    "Variable \"$" + variable.getName() + "\" cannot be non-input type \""
                            + GraphQLTypeUtil.simplePrint(type) + "\".",
                    variable.getType());
        }
        SourceLocation here = Complaint.right(variable, 1);
        SourceLocation first = others.putIfAbsent(variable.getName(), here);
        if (first != null) {
            throw new Complained(new Complaint(
                    "There can be only one variable named \"" + variable.getName() + "\".", List.of(first, here)));
        }
        Literals.check(variable.getDefaultValue(), (GraphQLInputType) type);
    }

    private void walk(FragmentDefinition fragment) {
        GraphQLType type = Types.of(schema, fragment.getTypeCondition());
        if (!(type instanceof GraphQLCompositeType composite)) {
            // The parser notes no place of the condition.
            int columns = "fragment  on ".length() + fragment.getName().length();
            throw new Complained(new Complaint(
                    "Fragment \"" + fragment.getName() + "\" cannot condition on non composite type \""
                            + GraphQLTypeUtil.simplePrint(type) + "\".",
                    List.of(Complaint.right(fragment, columns))));
        }
        unique("fragment", fragment.getName(), fragment, "fragment ".length());
        directives.check(fragment.getDirectives(), "FRAGMENT_DEFINITION");
        selections.check(fragment.getSelectionSet(), composite);
    }

    private void unique(String kind, String name, Node<?> start, int columns) {
        SourceLocation here = Complaint.right(start, columns);
        SourceLocation first = named.putIfAbsent(kind + " " + name, here);
        if (first != null) {
            throw new Complained(
                    new Complaint("There can be only one " + kind + " named \"" + name + "\".", List.of(first, here)));
        }
    }
}
