package io.ridethrough.simulations.cli;

import io.ridethrough.results.export.CsvExport;
import io.ridethrough.results.export.HistogramExport;
import io.ridethrough.results.export.ParquetExport;
import io.ridethrough.results.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What {@code export} can write, each under the name that is typed. */
enum ExportFormat {
    csv(CsvExport.FILES::contains, CsvExport::write),
    hlog(file -> file.endsWith(HistogramExport.SUFFIX), HistogramExport::write),
    parquet(ParquetExport.FILES::contains, ParquetExport::write);

    private final Predicate<String> isOurs;
    private final Writing writing;

    ExportFormat(Predicate<String> isOurs, Writing writing) {
        this.isOurs = isOurs;
        this.writing = writing;
    }

    @FunctionalInterface
    private interface Writing {
        List<String> write(RunFolder folder, Path to) throws IOException;
    }

    static Optional<ExportFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ExportFormat::name).toList();
    }

    /** Whether a file of this name can be one of an export's. */
    boolean writes(String file) {
        return isOurs.test(file);
    }

    /** Writes what a run has into a folder, and tells what it lacks, a sentence each. */
    List<String> write(RunFolder folder, Path to) throws IOException {
        return writing.write(folder, to);
    }
}
