package io.ridethrough.simulations.bench;

import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.verdict.Verdict;
import io.ridethrough.simulations.conductor.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Does what {@code report} does with the run in a folder, and prints what it took: the part of the bench that is measured. */
public final class ReportMain {
    private ReportMain() {}

    /**
     * Prints one line: grade, seconds since this process began, processor seconds of this process, and the sum of its heap
     * pools' peaks in mebibytes.
     *
     * @param arguments the run's folder
     */
    public static void main(String[] arguments) throws IOException {
        Verdict verdict = Judgement.shownAgain(new RunFolder(Path.of(arguments[0])));
        System.out.printf(
                Locale.ROOT,
                "%s %.3f %.3f %.1f%n",
                verdict.grade(),
                OwnFigures.secondsSinceStart(),
                OwnFigures.cpuSeconds(),
                OwnFigures.peakHeapMebibytes());
    }
}
