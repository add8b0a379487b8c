package io.ridethrough.results.capacity.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.run.RunJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code capacity.json}: reading and writing it. What is not known is {@code null} there, and never left out. */
public final class CapacityFile {
    public static final String NAME = "capacity.json";

    private CapacityFile() {}

    /**
     * Reads a report.
     *
     * @throws IOException when the file is missing, malformed, or of another format
     */
    public static CapacityReport read(Path file) throws IOException {
        CapacityReport report = RunJson.read(file, CapacityReport.class);
        if (report.format() != CapacityReport.FORMAT) {
            throw new IOException(
                    file + " has format " + report.format() + "; this version reads format " + CapacityReport.FORMAT);
        }
        return report;
    }

    /** The file's text without its last line feed. */
    public static String text(CapacityReport report) {
        try {
            return new String(RunJson.pretty(report), StandardCharsets.UTF_8).stripTrailing();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    /** Writes a report, whole or not at all. */
    public static void write(Path file, CapacityReport report) throws IOException {
        RunJson.write(file, report);
    }
}
