package io.ridethrough.results.export;

import java.util.List;

/**
 * What a table is called, what its rows are made from, and its columns in their order.
 *
 * @param name also the file's, without its ending
 * @param source what each row is made from
 */
record Table<T>(String name, Class<T> source, List<Column<T>> columns) {

    Table {
        columns = List.copyOf(columns);
    }
}
