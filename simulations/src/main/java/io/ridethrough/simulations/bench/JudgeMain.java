package io.ridethrough.simulations.bench;

import io.ridethrough.results.checks.Judge;
import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Judges the run in a folder and prints what it took: the part of the bench that is measured. */
public final class JudgeMain {
    private JudgeMain() {}

    /**
     * Prints one line: grade, seconds of reading, seconds of judging, seconds since this process began, processor seconds
     * of this process, and the sum of its heap pools' peaks in mebibytes.
     *
     * @param arguments the run's folder
     */
    public static void main(String[] arguments) throws IOException {
        long begun = System.nanoTime();
        RunFolder folder = new RunFolder(Path.of(arguments[0]));
        RunRecord run = RunReader.read(folder);
        long read = System.nanoTime();
        Verdict verdict = Judge.judge(run);
        long judged = System.nanoTime();
        VerdictFile.write(folder.verdict(), verdict);
        System.out.printf(
                Locale.ROOT,
                "%s %.3f %.3f %.3f %.3f %.1f%n",
                verdict.grade(),
                (read - begun) / 1e9,
                (judged - read) / 1e9,
                OwnFigures.secondsSinceStart(),
                OwnFigures.cpuSeconds(),
                OwnFigures.peakHeapMebibytes());
    }
}
