package io.ridethrough.simulations.cli;

import io.ridethrough.stubs.store.StoreMain;
import picocli.CommandLine.Command;

/** The reference store alone, as users of its API and of its defects want it. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Run the reference store alone, until it is stopped.")
public final class StoreCommand extends StoreMain {}
