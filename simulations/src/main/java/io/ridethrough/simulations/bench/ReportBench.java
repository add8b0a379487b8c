package io.ridethrough.simulations.bench;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.VerdictFile;
import io.ridethrough.stubs.store.bench.Bar;
import io.ridethrough.stubs.store.bench.Bar.Sense;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long the report of a large run takes, in how much memory, and how long a browser takes to open and to zoom it. The
 * report is made in a virtual machine of its own, which does nothing else; the browser is timed from when it is told to open
 * the page, or to show a part of it, until it has drawn twice since.
 */
public final class ReportBench {
    /** What the measured process may use, as the launcher gives it. */
    public static final int HEAP_MEBIBYTES = JudgeBench.HEAP_MEBIBYTES;

    private static final double MOST_SECONDS = 20;
    private static final double MOST_MEGABYTES = 5;
    private static final double MOST_BROWSER_SECONDS = 2;
    private static final double BYTES_A_MEGABYTE = 1e6;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int FIGURES = 4;

    private ReportBench() {}

    /**
     * What was measured.
     *
     * @param notes what was left out, and why
     */
    public record Report(List<Bar> bars, List<String> notes) {
        public Report {
            bars = List.copyOf(bars);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Makes a run up in a folder, with a verdict, and measures its report.
     *
     * @param samples about how many; at least 10,000, so that each phase has enough of them
     * @throws IOException when the run can't be written, or a measured process fails
     */
    public static Report run(int samples, long seed, Path path) throws IOException, InterruptedException {
        RunFolder folder = new RunFolder(path);
        JudgedRun run = new JudgedRun(samples / JudgedRun.SAMPLES_A_ROUND, seed);
        JudgedRunWriter.write(run, folder);
        RunPlan plan = run.plan("judged");
        VerdictFile.write(folder.verdict(), JudgedVerdict.of(plan));
        String[] figures = MeasuredMachine.output(JudgeBench.JAVA_OPTIONS, ReportMain.class, path, PATIENCE)
                .strip()
                .split(" ", -1);
        if (figures.length != FIGURES) {
            throw new IOException("the reporting process printed no figures: " + String.join(" ", figures));
        }
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar("samples", (double) run.rounds() * JudgedRun.SAMPLES_A_ROUND));
        bars.add(new Bar("whole_process_seconds", Double.parseDouble(figures[1]), Sense.BELOW, MOST_SECONDS));
        bars.add(new Bar("processor_seconds", Double.parseDouble(figures[2])));
        bars.add(new Bar("peak_heap_mebibytes", Double.parseDouble(figures[3]), Sense.AT_MOST, HEAP_MEBIBYTES));
        bars.add(
                new Bar("page_megabytes", Files.size(folder.report()) / BYTES_A_MEGABYTE, Sense.BELOW, MOST_MEGABYTES));
        Optional<Path> browser = Chromium.onPath();
        if (browser.isEmpty()) {
            return new Report(bars, List.of("SKIPPED: opening and zooming, for there is no Chromium on the PATH"));
        }
        browse(browser.get(), folder.report(), path.resolve("profile"), bars);
        return new Report(bars, List.of());
    }

    private static void browse(Path browser, Path page, Path profile, List<Bar> bars)
            throws IOException, InterruptedException {
        try (Chromium chromium = Chromium.start(browser, profile)) {
            double openSeconds = chromium.open(page.toUri());
            double plots = chromium.number("Number(document.documentElement.dataset.plots || 0)");
            if (plots == 0 || chromium.number("'scriptError' in document.documentElement.dataset ? 1 : 0") > 0) {
                throw new IOException("the page's script failed");
            }
            double slowestZoom = 0;
            int buttons = (int) chromium.number("document.querySelectorAll('.strip button').length");
            for (int i = buttons - 1; i >= 0; i--) {
                slowestZoom = Math.max(
                        slowestZoom,
                        chromium.secondsToDraw("document.querySelectorAll('.strip button')[" + i + "].click()"));
            }
            bars.add(new Bar("plots", plots));
            bars.add(new Bar("open_seconds", openSeconds, Sense.BELOW, MOST_BROWSER_SECONDS));
            bars.add(new Bar("slowest_zoom_seconds", slowestZoom, Sense.BELOW, MOST_BROWSER_SECONDS));
        }
    }
}
