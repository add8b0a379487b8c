package io.ridethrough.results.export;

import java.io.Closeable;
import java.io.IOException;

/** A table that is being written, record by record. Its file gets its name when it is whole. */
interface TableFile<T> extends Closeable {

    /** Appends the row of a record. */
    void row(T record) throws IOException;

    /** Says that every row is there: only then does {@link #close} give the file its name. */
    void finish();
}
