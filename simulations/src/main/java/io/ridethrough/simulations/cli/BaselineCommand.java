package io.ridethrough.simulations.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Latency distributions that are kept. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        subcommands = {
            BaselineRecordCommand.class,
            BaselineRecordModelCommand.class,
            BaselineShowCommand.class,
            BaselineCompareCommand.class
        },
        description = "Record, show and compare latency distributions, kept as small files in results/baselines.")
public final class BaselineCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: record, record-model, show or compare");
    }
}
