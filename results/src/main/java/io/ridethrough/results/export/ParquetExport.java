package io.ridethrough.results.export;

import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A run's records as Parquet files: the tables of {@link CsvExport}, with moments as timestamps in microseconds, UTC, and a
 * number that is not there as null. What is held of a run is at most one row group of each table that is open.
 */
public final class ParquetExport {

    /** The files that an export writes. */
    public static final List<String> FILES = TableFormat.PARQUET.files();

    private ParquetExport() {}

    /** As {@link CsvExport#write}. */
    public static List<String> write(RunFolder folder, Path to) throws IOException {
        return TableExport.write(folder, to, TableFormat.PARQUET);
    }
}
