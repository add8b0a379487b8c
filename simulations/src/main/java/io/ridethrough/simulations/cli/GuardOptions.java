package io.ridethrough.simulations.cli;

import picocli.CommandLine.Option;

/** What somebody takes upon themselves who loads and breaks a shop. */
final class GuardOptions {
    @Option(
            names = "--i-am-allowed-to",
            description =
                    "Go on where a host of the environment looks like production by its name; the journal keeps that.")
    private boolean isAllowed;

    boolean isProductionAllowed() {
        return isAllowed;
    }
}
