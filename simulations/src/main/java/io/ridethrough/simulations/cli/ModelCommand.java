package io.ridethrough.simulations.cli;

import io.ridethrough.environments.model.ModelMain;
import picocli.CommandLine.Command;

/** The reference model alone, behind its OpenAI-compatible API. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Run the reference model alone, until it is stopped.")
public final class ModelCommand extends ModelMain {}
