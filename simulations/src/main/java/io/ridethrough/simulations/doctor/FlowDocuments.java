package io.ridethrough.simulations.doctor;

import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.ridethrough.simulations.flows.Documents;
import java.util.List;

/** The GraphQL documents that the flows send, by their steps' names. */
record FlowDocuments(Documents documents) {

    /** The document of a step. */
    String text(String step) {
        return documents.text(step);
    }

    /** The field of the schema's root that a step's document asks for, such as {@code Mutation.placeOrder}. */
    String field(String step) {
        OperationDefinition operation = Parser.parse(text(step))
                .getDefinitionsOfType(OperationDefinition.class)
                .get(0);
        List<Field> fields = operation.getSelectionSet().getSelectionsOfType(Field.class);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(step + " asks for no field");
        }
        boolean isMutation = operation.getOperation() == OperationDefinition.Operation.MUTATION;
        return (isMutation ? "Mutation." : "Query.") + fields.get(0).getName();
    }
}
