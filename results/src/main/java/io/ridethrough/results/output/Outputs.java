package io.ridethrough.results.output;

import io.ridethrough.results.report.MetricsText;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;

/** Everything that a verdict is written as, except the HTML report, which is to be written before. */
public final class Outputs {

    private Outputs() {}

    /**
     * Writes verdict, JUnit XML, Markdown, OpenMetrics text and Allure results into the run's folder, replacing those of an earlier
     * judgement.
     *
     * @throws IOException at the first file that cannot be written; the verdict comes first
     */
    public static void write(RunFolder folder, RunRecord run, Verdict verdict) throws IOException {
        write(folder, RunSummary.of(run), verdict);
    }

    /** The same of a run that was added up already. */
    public static void write(RunFolder folder, RunSummary run, Verdict verdict) throws IOException {
        VerdictFile.write(folder.verdict(), verdict);
        JUnitReport.write(folder.junit(), verdict);
        MarkdownSummary.write(folder.summary(), verdict);
        MetricsText.write(run, verdict, folder.metrics());
        AllureResults.write(folder, run.frame(), verdict);
    }
}
