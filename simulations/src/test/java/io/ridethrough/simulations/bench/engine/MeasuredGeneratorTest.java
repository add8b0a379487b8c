package io.ridethrough.simulations.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real generator that makes load for two seconds and a half. */
class MeasuredGeneratorTest {

    private static final EnginePlan PLAN = new EnginePlan(1, Duration.ZERO, Duration.ofMillis(500), 4, 1);

    @TempDir
    Path folder;

    @Test
    void what_a_recorded_simulation_asked_is_on_record_and_is_what_the_server_answered() throws Exception {
        RunFolder own = new RunFolder(Files.createDirectory(folder.resolve("recorded")));
        long answered;
        try (CountedServer server = CountedServer.start(folder)) {
            Rate rate = MeasuredGenerator.measure(PLAN, Recording.RECORDED, server, own);

            assertThat(rate.requestsPerSecond()).isPositive();
            assertThat(rate.cpuMicros()).isPositive();
            answered = server.count().requests();
        }

        Samples recorded = SampleFile.read(own.samples());
        assertThat(recorded.samples())
                .hasSize((int) answered)
                .allMatch(sample ->
                        sample.outcome() == Outcome.OK && sample.inference().equals("model"));
        assertThat(recorded.journeys())
                .hasSize((int) answered / EngineFlow.steps().size())
                .allMatch(journey -> journey.completed());
    }
}
