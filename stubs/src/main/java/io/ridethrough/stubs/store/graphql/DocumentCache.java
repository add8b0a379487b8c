package io.ridethrough.stubs.store.graphql;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Remembers the {@value #MAX_DOCUMENTS} documents used last, parsed and validated, so that a client that
 * sends the same text with other variables costs no parsing.
 */
final class DocumentCache implements PreparsedDocumentProvider {
    static final int MAX_DOCUMENTS = 256;

    private final Map<String, PreparsedDocumentEntry> documents = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
            return size() > MAX_DOCUMENTS;
        }
    };

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        PreparsedDocumentEntry known;
        synchronized (documents) {
            known = documents.get(input.getQuery());
        }
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        // Outside the lock: two threads may both parse a new text, none waits for another's.
        PreparsedDocumentEntry parsed = parseAndValidate.apply(input);
        synchronized (documents) {
            documents.put(input.getQuery(), parsed);
        }
        return CompletableFuture.completedFuture(parsed);
    }

    int size() {
        synchronized (documents) {
            return documents.size();
        }
    }
}
