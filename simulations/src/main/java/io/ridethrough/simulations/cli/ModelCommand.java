package io.ridethrough.simulations.cli;

import io.ridethrough.environments.model.ModelMain;
import io.ridethrough.environments.model.ServeOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The reference model and what is done with it; serves it when no other thing is named. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {ModelMain.class, ModelBenchCommand.class, ModelDriftCommand.class, TrainCommand.class},
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Serves the reference model: an OpenAI-compatible API on loopback, with real tokens."
                + " Its commands do other things with a model; options stand behind the command's name.")
public final class ModelCommand implements Callable<Integer> {
    @Mixin
    private final ServeOptions serving = new ServeOptions();

    @Override
    public Integer call() throws InterruptedException {
        return serving.serve();
    }
}
