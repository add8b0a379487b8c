package io.ridethrough.simulations.scenario;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A sound little scenario to break, and the folder of the real ones. */
final class ScenarioFixture {

    static final Path SCENARIOS = Path.of("scenarios");

    static final FaultCatalog CATALOG = new FaultCatalog(Path.of("..", "faults", "catalog"));

    static final String SOUND = """
            scenario: little
            story: A model is slow for a moment.
            load:
              - flow: guest-checkout
                rate: 4/s
            phases:
              - phase: warm-up
                lasts: 5s
                judged: false
              - phase: steady
                lasts: 10s
              - phase: slow
                lasts: 10s
                faults:
                  - fault: latency
                    on: inference
                    delay: 4s
            expect:
              - claim: completion
                flow: guest-checkout
                during: [steady, slow]
                at-least: 99%
              - claim: latency-ratio
                flow: guest-checkout
                step: browse
                during: slow
                percentile: 95
                at-most: 3x
                of: steady
              - claim: breaker-opens
                point: advice
                during: slow
                within: 6s
              - claim: orders-reconcile
            """;

    private ScenarioFixture() {}

    /** The sound scenario with one piece of its text replaced. */
    static String with(String piece, String replacement) {
        if (!SOUND.contains(piece)) {
            throw new IllegalArgumentException("the sound scenario has no `" + piece + "`");
        }
        return SOUND.replace(piece, replacement);
    }

    static Path file(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("little.yaml"), text);
    }

    static List<Mistake> mistakesOf(Path file) {
        return mistakesOf(file, CATALOG);
    }

    static List<Mistake> mistakesOf(Path file, FaultCatalog catalog) {
        try {
            ScenarioFile.read(file, catalog);
            return List.of();
        } catch (MistakesException e) {
            return e.mistakes();
        }
    }
}
