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

/** What {@code export} can write, each under the name that is typed. */
enum ExportFormat {
    csv {
        @Override
        boolean writes(String file) {
            return CsvExport.FILES.contains(file);
        }

        @Override
        List<String> write(RunFolder folder, Path to) throws IOException {
            return CsvExport.write(folder, to);
        }
    },
    hlog {
        @Override
        boolean writes(String file) {
            return file.endsWith(HistogramExport.SUFFIX);
        }

        @Override
        List<String> write(RunFolder folder, Path to) throws IOException {
            return HistogramExport.write(folder, to);
        }
    },
    parquet {
        @Override
        boolean writes(String file) {
            return ParquetExport.FILES.contains(file);
        }

        @Override
        List<String> write(RunFolder folder, Path to) throws IOException {
            return ParquetExport.write(folder, to);
        }
    };

    static Optional<ExportFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ExportFormat::name).toList();
    }

    /** Whether a file of this name can be one of an export's. */
    abstract boolean writes(String file);

    /** Writes what a run has into a folder, and tells what it lacks, a sentence each. */
    abstract List<String> write(RunFolder folder, Path to) throws IOException;
}
