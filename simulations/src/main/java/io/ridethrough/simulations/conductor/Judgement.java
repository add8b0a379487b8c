package io.ridethrough.simulations.conductor;

import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.output.Outputs;
import io.ridethrough.results.report.HtmlReport;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;

/** Judges a stored run and writes every view of the verdict into its folder. */
public final class Judgement {
    private Judgement() {}

    /**
     * Reads the folder, judges, and writes verdict, report, JUnit, Markdown and Allure files.
     *
     * @throws IOException when the folder holds no plan, or cannot be written
     */
    public static Verdict of(RunFolder folder) throws IOException {
        RunRecord run = RunReader.read(folder);
        Verdict verdict = Judge.judge(run);
        HtmlReport.write(run, verdict, folder.report());
        Outputs.write(folder, run, verdict);
        return verdict;
    }
}
