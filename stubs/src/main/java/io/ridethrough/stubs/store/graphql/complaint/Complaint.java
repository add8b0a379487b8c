package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.Node;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One thing that is wrong.
 *
 * @param message in Magento's words
 * @param locations where in the document, possibly nowhere
 */
public record Complaint(String message, List<SourceLocation> locations) {
    /** What a shop in production says of a mistake that its library stumbles over. */
    public static final String INTERNAL = "Internal server error";

    static Complaint at(String message, Node<?>... nodes) {
        return new Complaint(
                message,
                Stream.of(nodes)
                        .map(Node::getSourceLocation)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Whether the library breaks instead of complaining: a type that does not exist, for instance. */
    public boolean isInternal() {
        return message.equals(INTERNAL);
    }

    /** Where a node starts, and further right. */
    static SourceLocation right(Node<?> node, int columns) {
        SourceLocation from = Objects.requireNonNull(node.getSourceLocation());
        return new SourceLocation(from.getLine(), from.getColumn() + columns);
    }
}
