package io.ridethrough.simulations.cli;

import io.ridethrough.simulations.bench.ReportBench;
import io.ridethrough.simulations.bench.ReportBench.Report;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How long the report of a large run takes. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure how long the report of a large run takes, in how much memory, how large its page is, and how long a"
                    + " browser takes to open and to zoom it: a made-up run with a verdict is reported in a virtual machine of"
                    + " its own with " + ReportBench.HEAP_MEBIBYTES + " MB of heap.",
            "The browser is Chromium, where it is on the PATH. Needs some 2 GB of disk for ten million samples, in the folder for"
                    + " temporary files, and a minute to make them up."
        },
        footer = {"", "Exit codes: 0, or with --require 1 when a bar is missed."})
public final class BenchReportCommand implements Callable<Integer> {
    private static final int USUAL = 10_000_000;
    private static final int MOST = 20_000_000;

    @Mixin
    private MadeUpRunOptions run = new MadeUpRunOptions(USUAL, MOST);

    @Mixin
    private BarOptions bars = new BarOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        int samples = run.samples();
        try (ScratchFolder folder = ScratchFolder.make("ridethrough-report")) {
            Report report = ReportBench.run(samples, run.seed(), folder.path());
            return bars.toldWithNotes(report.bars(), Map.of("notes", report.notes()), report.notes());
        }
    }
}
