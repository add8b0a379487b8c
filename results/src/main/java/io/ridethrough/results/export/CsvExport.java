package io.ridethrough.results.export;

import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A run's records as CSV files, record by record, so that a run of any length fits into little memory. A moment is a number
 * of microseconds since the Unix epoch. The findings are those of the last judgement.
 */
public final class CsvExport {

    /** The files that an export writes. */
    public static final List<String> FILES = TableFormat.CSV.files();

    private CsvExport() {}

    /**
     * Writes what the run has into a folder, which is made if need be. No file is overwritten.
     *
     * @return what the run lacks, a sentence each; empty when all is whole
     * @throws IOException when a file cannot be written or is there already, or one of the run's is malformed before its end,
     *     or its plan cannot be read
     */
    public static List<String> write(RunFolder folder, Path to) throws IOException {
        return TableExport.write(folder, to, TableFormat.CSV);
    }
}
