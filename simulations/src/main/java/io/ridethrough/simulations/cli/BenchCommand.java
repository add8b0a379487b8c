package io.ridethrough.simulations.cli;

import io.ridethrough.stubs.store.bench.PlacingBench;
import io.ridethrough.stubs.store.bench.StarvationBench;
import io.ridethrough.stubs.store.bench.StoreBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Our own performance, measured on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            StoreBench.class,
            PlacingBench.class,
            StarvationBench.class,
            ProxyBenchCommand.class,
            BenchLeasesCommand.class,
            BenchClientCommand.class,
            BenchModelCommand.class,
            BenchJudgeCommand.class,
            BenchReportCommand.class,
            BenchGateCommand.class,
            BenchCapacityCommand.class,
            BenchEngineCommand.class
        },
        description = "Measure a part of Ridethrough on this machine.")
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a part to measure");
    }
}
