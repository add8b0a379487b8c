package io.ridethrough.simulations.conductor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.gatling.GatlingProcess;
import io.ridethrough.simulations.gatling.GatlingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** Gatling, in a process of its own. It says once a second how it is doing, and at its end what it counted. */
final class LoadGenerator implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildProcess process;
    private final AtomicReference<JsonNode> origin;
    private final AtomicReference<JsonNode> tick;
    private final AtomicReference<JsonNode> finished;

    private LoadGenerator(ChildProcess process, AtomicReference<JsonNode> tick, AtomicReference<JsonNode> finished) {
        this.process = process;
        this.tick = tick;
        this.finished = finished;
    }

    /** Starts the process. Once it is ready it chooses the timeline's zero, a little ahead, and says so. */
    static LoadGenerator start(RunFolder folder, URI shop) throws EnvironmentUnavailableException {
        AtomicReference<JsonNode> origin = new AtomicReference<>();
        AtomicReference<JsonNode> tick = new AtomicReference<>();
        AtomicReference<JsonNode> finished = new AtomicReference<>();
        JavaCommand command = new JavaCommand(
                "load", GatlingProcess.class.getName(), options(folder, shop), List.of(), folder.logs());
        ChildProcess process = ChildProcess.run(command, line -> {
            if (!line.startsWith("{")) {
                return;
            }
            try {
                JsonNode event = JSON.readTree(line);
                switch (event.path("event").asText()) {
                    case "origin" -> origin.set(event);
                    case "tick" -> tick.set(event);
                    case "finished" -> finished.set(event);
                    default -> {}
                }
            } catch (JsonProcessingException e) {
                // A torn line can only come from a process that is being killed; its exit tells.
                return;
            }
        });
        return new LoadGenerator(process, origin, tick, finished);
    }

    private static List<String> options(RunFolder folder, URI shop) {
        List<String> options =
                new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        new GatlingSettings(
                        folder,
                        shop.toString(),
                        originMicros,
                        GatlingSettings.DEFAULT_THINKING,
                        GatlingSettings.DEFAULT_DRAIN)
                .asSystemProperties()
                .forEach((name, value) -> options.add("-D" + name + "=" + value));
        return options;
    }

    /** The timeline's zero, microseconds since the Unix epoch, once the generator is ready. */
    OptionalLong originMicros() {
        JsonNode event = origin.get();
        return event == null
                ? OptionalLong.empty()
                : OptionalLong.of(event.path("epochMicros").asLong());
    }

    /** The newest word of the generator about itself. */
    Optional<JsonNode> tick() {
        return Optional.ofNullable(tick.get());
    }

    /** What it counted, once it has finished. */
    Optional<JsonNode> finished() {
        return Optional.ofNullable(finished.get());
    }

    /** The exit status once it has ended; waits at most {@code patience}. */
    Optional<Integer> awaitExit(Duration patience) throws InterruptedException {
        return process.awaitExit(patience);
    }

    /** Why it is gone before its time, in one line. */
    Optional<String> failure() {
        return finished().isPresent() ? Optional.empty() : process.failure();
    }

    @Override
    public void close() {
        process.close();
    }
}
