package io.ridethrough.stubs.store.graphql;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import io.ridethrough.stubs.store.graphql.complaint.Complaint;
import io.ridethrough.stubs.store.graphql.complaint.DocumentComplaint;
import io.ridethrough.stubs.store.graphql.complaint.QueryLimits;
import io.ridethrough.stubs.store.graphql.complaint.SyntaxComplaint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers the {@value #MAX_DOCUMENTS} documents used last, parsed and validated, so that a client that
 * sends the same text with other variables costs no parsing.
 */
final class Documents {
    static final int MAX_DOCUMENTS = 256;

    private static final Set<String> CACHEABLE = Set.of(
            "products",
            "categories",
            "categoryList",
            "category",
            "storeConfig",
            "availableStores",
            "currency",
            "country",
            "countries",
            "route",
            "urlResolver");

    private final GraphQLSchema schema;
    private final Map<String, Prepared> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Prepared> eldest) {
            return size() > MAX_DOCUMENTS;
        }
    };

    Documents(GraphQLSchema schema) {
        this.schema = schema;
    }

    Prepared of(String text) {
        Prepared remembered;
        synchronized (known) {
            remembered = known.get(text);
        }
        if (remembered != null) {
            return remembered;
        }
        // Outside the lock: two threads may both parse a new text, none waits for another's.
        Prepared prepared = prepare(text);
        synchronized (known) {
            known.put(text, prepared);
        }
        return prepared;
    }

    int size() {
        synchronized (known) {
            return known.size();
        }
    }

    private Prepared prepare(String text) {
        Document document;
        try {
            document = Parser.parse(text);
        } catch (InvalidSyntaxException refused) {
            return new Prepared.NoGraphql(SyntaxComplaint.of(text)
                    .orElseGet(() ->
                            new Complaint("Syntax Error: " + refused.getMessage(), List.of(refused.getLocation()))));
        }
        Optional<String> tooLarge = QueryLimits.ofText(document);
        if (tooLarge.isPresent()) {
            return new Prepared.TooLarge(tooLarge.get());
        }
        List<ValidationError> errors = ParseAndValidate.validate(schema, document, Locale.ROOT);
        if (!errors.isEmpty()) {
            ValidationError first = errors.get(0);
            return new Prepared.Invalid(DocumentComplaint.of(schema, document)
                    .orElseGet(() -> new Complaint(first.getMessage(), first.getLocations())));
        }
        Optional<Complaint> limit = QueryLimits.of(document);
        if (limit.isPresent()) {
            return new Prepared.Invalid(limit.get());
        }
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        if (operations.size() != 1) {
            return new Prepared.Invalid(new Complaint(
                    operations.isEmpty()
                            ? "Must provide an operation."
                            : "Must provide operation name if query contains multiple operations.",
                    List.of()));
        }
        return new Prepared.Executable(document, operations.get(0), isCacheable(operations.get(0)));
    }

    private static boolean isCacheable(OperationDefinition operation) {
        for (Selection<?> selection : operation.getSelectionSet().getSelections()) {
            if (!(selection instanceof Field field) || !CACHEABLE.contains(field.getName())) {
                return false;
            }
        }
        return operation.getOperation() == OperationDefinition.Operation.QUERY;
    }
}
