package io.ridethrough.results.report;

import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a run and its verdict as one self-contained HTML page ({@code report.html}). */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * Replaces {@code file} with the report. A partial run (no samples, no ledger, a torn journal) gives a page that
     * says what is missing.
     *
     * @throws IOException when the file cannot be written or the page's own resources cannot be read
     */
    public static void write(RunRecord run, Verdict verdict, Path file) throws IOException {
        write(RunSummary.of(run), verdict, file);
    }

    /** The same of a run that was added up already. */
    public static void write(RunSummary run, Verdict verdict, Path file) throws IOException {
        String page = ReportPage.of(ReportModel.of(run, verdict), PageAssets.load());
        Files.writeString(file, page, StandardCharsets.UTF_8);
    }
}
