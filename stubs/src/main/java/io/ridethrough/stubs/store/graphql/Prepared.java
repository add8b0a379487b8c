package io.ridethrough.stubs.store.graphql;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.ridethrough.stubs.store.graphql.complaint.Complaint;

/** What became of a document's text, whoever sends it. */
sealed interface Prepared {
    /**
     * It is valid.
     *
     * @param operation the only one; Magento does not read {@code operationName}
     * @param isCacheable whether a page cache may keep the answer to a GET
     */
    record Executable(Document document, OperationDefinition operation, boolean isCacheable) implements Prepared {
        boolean isMutation() {
            return operation.getOperation() == OperationDefinition.Operation.MUTATION;
        }
    }

    /** It is no GraphQL. */
    record NoGraphql(Complaint complaint) implements Prepared {}

    /** It has more fields than Magento looks at. */
    record TooLarge(String message) implements Prepared {}

    /** It does not fit the schema. */
    record Invalid(Complaint complaint) implements Prepared {}
}
