package io.ridethrough.simulations.bench.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ridethrough.simulations.gatling.GatlingEngine;
import io.ridethrough.stubs.process.ParentLifeline;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The measured generator's program: {@link EngineSettings} come by system properties. Says {@code ENDED CODE}, with Gatling's
 * exit code, when the load is over and the record is closed, and then lives on until its parent is gone.
 */
public final class EngineMain {

    static final String ENDED = "ENDED";

    private EngineMain() {}

    public static void main(String[] arguments) throws IOException {
        ParentLifeline.exitWhenParentIsGone();
        PrintStream parent = System.out;
        Path folder = EngineSettings.fromSystemProperties().folder().path();
        try (PrintStream log = new PrintStream(Files.newOutputStream(folder.resolve("gatling.log")), true, UTF_8)) {
            System.setOut(log);
            int code = GatlingEngine.run(EngineSimulation.class, folder.resolve("gatling"));
            parent.println(ENDED + " " + code);
            parent.flush();
        }
    }
}
