package io.ridethrough.simulations.gatling;

import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;

/**
 * Runs Gatling in this JVM and comes back. The one place that uses Gatling's internals: its public entry point ends
 * the JVM, and nothing could be reported after it.
 */
public final class GatlingEngine {

    private GatlingEngine() {}

    /**
     * Runs a simulation to its end.
     *
     * @param results folder for Gatling's own results
     * @return Gatling's exit code: 0 ran, whether or not requests failed; 1 crashed; 2 an assertion failed
     */
    public static int run(Class<? extends Simulation> simulation, Path results) {
        return Gatling$.MODULE$.fromArgs(new String[] {"-s", simulation.getName(), "-rf", results.toString(), "-nr"});
    }
}
