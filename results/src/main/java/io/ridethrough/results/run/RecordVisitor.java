package io.ridethrough.results.run;

import java.io.IOException;

/** Takes the records of a file one by one, so that a long run need not fit into memory. */
@FunctionalInterface
public interface RecordVisitor<T> {

    void visit(T record) throws IOException;
}
