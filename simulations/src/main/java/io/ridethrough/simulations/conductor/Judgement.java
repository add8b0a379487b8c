package io.ridethrough.simulations.conductor;

import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.checks.JudgedLosses;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.folder.SummaryReader;
import io.ridethrough.results.output.Outputs;
import io.ridethrough.results.report.HtmlReport;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Judges a stored run and writes every view of the verdict into its folder. */
public final class Judgement {
    private Judgement() {}

    /**
     * Reads the folder, judges, and writes verdict, report, JUnit, Markdown, metrics and Allure files. The run is in memory as a
     * whole meanwhile.
     *
     * @throws IOException when the folder holds no plan, or cannot be written
     */
    public static Verdict of(RunFolder folder) throws IOException {
        RunRecord run = RunReader.read(folder);
        Verdict verdict = Judge.judge(run);
        write(folder, RunSummary.of(run), verdict);
        return verdict;
    }

    /**
     * Writes all of that again from the verdict that the folder holds, in memory that does not grow with the samples. A verdict
     * that is missing, torn, another run's, or made when the folder had lost less than it has by now, is made again.
     *
     * @throws IOException as {@link #of}
     */
    public static Verdict shownAgain(RunFolder folder) throws IOException {
        Optional<Verdict> kept = kept(folder);
        if (kept.isPresent()) {
            RunSummary run = SummaryReader.read(folder);
            if (isOf(run, kept.get())) {
                write(folder, run, kept.get());
                return kept.get();
            }
        }
        return of(folder);
    }

    private static Optional<Verdict> kept(RunFolder folder) {
        try {
            return Files.exists(folder.verdict()) ? Optional.of(VerdictFile.read(folder.verdict())) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isOf(RunSummary run, Verdict verdict) {
        return verdict.runId().equals(run.plan().runId())
                && verdict.scenario().equals(run.plan().scenario())
                && JudgedLosses.are(run.losses(), verdict);
    }

    private static void write(RunFolder folder, RunSummary run, Verdict verdict) throws IOException {
        HtmlReport.write(run, verdict, folder.report());
        Outputs.write(folder, run, verdict);
    }
}
