package io.ridethrough.simulations.cli;

import io.ridethrough.simulations.bench.JudgeBench;
import io.ridethrough.simulations.bench.JudgeBench.Report;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How long judging a large run takes. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure how long judging a large run takes, and in how much memory: a made-up run with every kind of"
                    + " claim is read and judged in a virtual machine of its own with " + JudgeBench.HEAP_MEBIBYTES
                    + " MB of heap.",
            "Needs some 300 MB of disk for a million samples, in the folder for temporary files."
        },
        footer = {"", "Exit codes: 0, or with --require 1 when a bar is missed."})
public final class BenchJudgeCommand implements Callable<Integer> {
    private static final int USUAL = 1_000_000;
    private static final int MOST = 10_000_000;

    @Mixin
    private MadeUpRunOptions run = new MadeUpRunOptions(USUAL, MOST);

    @Mixin
    private BarOptions bars = new BarOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        int samples = run.samples();
        try (ScratchFolder folder = ScratchFolder.make("ridethrough-judge")) {
            Report report = JudgeBench.run(samples, run.seed(), folder.path());
            return bars.toldWithNotes(
                    report.bars(),
                    Map.of("claim_kinds", report.kinds(), "grade", report.grade()),
                    List.of(report.kinds() + " of " + report.allKinds() + " kinds of claims; the run's grade is "
                            + report.grade()));
        }
    }
}
