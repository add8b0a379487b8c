package io.ridethrough.results.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What tables are written as. */
enum TableFormat {
    CSV(".csv") {
        @Override
        <T> TableFile<T> create(Path folder, Table<T> table) throws IOException {
            return CsvTable.create(folder.resolve(file(table)), table);
        }
    },
    PARQUET(".parquet") {
        @Override
        <T> TableFile<T> create(Path folder, Table<T> table) throws IOException {
            return ParquetTable.create(folder.resolve(file(table)), table);
        }
    };

    private final String ending;

    TableFormat(String ending) {
        this.ending = ending;
    }

    /** The name of a table's file. */
    String file(Table<?> table) {
        return table.name() + ending;
    }

    /** The names of all tables' files. */
    List<String> files() {
        return Tables.ALL.stream().map(this::file).toList();
    }

    /**
     * Begins a table's file.
     *
     * @throws java.nio.file.FileAlreadyExistsException when another export writes the same file
     */
    abstract <T> TableFile<T> create(Path folder, Table<T> table) throws IOException;
}
