package io.ridethrough.simulations.bench;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.stubs.store.bench.Bar;
import io.ridethrough.stubs.store.bench.Bar.Sense;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** How long judging a large run takes, and in how much memory: in a virtual machine of its own, which judges one run. */
public final class JudgeBench {
    /** What the measured process may use, as the launcher gives it. */
    public static final int HEAP_MEBIBYTES = 512;

    /** What the launcher starts {@code judge} with. */
    static final String JAVA_OPTIONS = "-Xshare:auto -XX:+UseSerialGC -Xmx" + HEAP_MEBIBYTES
            + "m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.3 -Xms" + HEAP_MEBIBYTES + "m -XX:NewRatio=4";

    private static final double MOST_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int FIGURES = 6;

    private JudgeBench() {}

    /**
     * What was measured.
     *
     * @param grade of the run that was judged
     * @param kinds kinds of claims in it, of {@code allKinds}
     */
    public record Report(String grade, long kinds, long allKinds, List<Bar> bars) {
        public Report {
            bars = List.copyOf(bars);
        }
    }

    /** A stored run lies on the disk: were it still on its way there, that would be measured too. */
    private static void settle(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
            }
        }
    }

    /**
     * Makes a run up in a folder, and judges it.
     *
     * @param samples about how many; at least 10,000, so that each phase has enough of them
     * @throws IOException when the run can't be written, or the measured process fails
     */
    public static Report run(int samples, long seed, Path folder) throws IOException, InterruptedException {
        JudgedRun run = new JudgedRun(samples / JudgedRun.SAMPLES_A_ROUND, seed);
        JudgedRunWriter.write(run, new RunFolder(folder));
        settle(folder);
        String[] figures = MeasuredMachine.output(JAVA_OPTIONS, JudgeMain.class, folder, PATIENCE)
                .strip()
                .split(" ", -1);
        if (figures.length != FIGURES) {
            throw new IOException("the judging process printed no figures: " + String.join(" ", figures));
        }
        List<Expectation> claims = run.plan("judged").expectations();
        return new Report(
                figures[0],
                claims.stream().map(Object::getClass).distinct().count(),
                Expectation.class.getPermittedSubclasses().length,
                List.of(
                        new Bar("samples", (double) run.rounds() * JudgedRun.SAMPLES_A_ROUND),
                        new Bar("reading_seconds", Double.parseDouble(figures[1])),
                        new Bar("judging_seconds", Double.parseDouble(figures[2])),
                        new Bar("whole_process_seconds", Double.parseDouble(figures[3]), Sense.BELOW, MOST_SECONDS),
                        new Bar("processor_seconds", Double.parseDouble(figures[4])),
                        new Bar("peak_heap_mebibytes", Double.parseDouble(figures[5]), Sense.AT_MOST, HEAP_MEBIBYTES)));
    }
}
