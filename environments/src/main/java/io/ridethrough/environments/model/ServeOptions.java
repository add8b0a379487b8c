package io.ridethrough.environments.model;

import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.server.ModelDefect;
import io.ridethrough.environments.model.server.ServerSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the reference model is to be served, as its command line says it. */
public final class ServeOptions {
    static final int BAD_USAGE = 64;
    static final int UNAVAILABLE = 69;

    @Option(names = "--port", defaultValue = "0", description = "Port on 127.0.0.1; 0 takes any free one (default).")
    private int port;

    @Option(
            names = "--weights",
            paramLabel = "VERSION|FILE",
            description = "The version served at the start: a built-in one, such as v1, or a GGUF file (llama"
                    + " architecture); default: the built-in weights.")
    private Optional<String> weights = Optional.empty();

    @Option(
            names = "--standby",
            paramLabel = "VERSION|FILE",
            description = "Another version to load, with slots and a queue of its own. May be given more than once.")
    private List<String> standby = List.of();

    @Option(
            names = "--alias",
            paramLabel = "NAME=VERSION",
            description = "Another name that a loaded version answers to. May be given more than once.")
    private Map<String, String> aliases = Map.of();

    @Option(
            names = "--control",
            description = "Let anybody on this machine have another loaded version served: GET and PUT"
                    + " /control/served {\"model\":\"VERSION\"}.")
    private boolean isControlled;

    @Option(
            names = "--defect",
            paramLabel = "NAME",
            converter = DefectConverter.class,
            description = "A flaw to plant: ${COMPLETION-CANDIDATES}.",
            completionCandidates = DefectConverter.Names.class)
    private Optional<ModelDefect> defect = Optional.empty();

    @Option(
            names = "--slots",
            defaultValue = "8",
            description = "Requests that run at once (default: ${DEFAULT-VALUE}).")
    private int slots;

    @Option(names = "--queue", defaultValue = "32", description = "Requests that may wait (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Option(
            names = "--lanes",
            description = "Threads that share the slots (default: 2, where there are two processors and two slots).")
    private Optional<Integer> lanes = Optional.empty();

    @Option(
            names = "--pace",
            defaultValue = "0ms",
            converter = DurationConverter.class,
            description = "Least time of an engine step, such as 20ms (default: ${DEFAULT-VALUE}).")
    private Duration pace = Duration.ZERO;

    @Option(
            names = "--everywhere",
            description =
                    "Listen on every address of this machine, not on 127.0.0.1 alone: for a container, which has a"
                            + " network of its own.")
    private boolean isEverywhere;

    /**
     * Serves until the model is closed. Prints {@code READY http://127.0.0.1:PORT} once it does; when it can't, one line
     * on standard error.
     *
     * @return the exit code: 0, 64 when the options are wrong, 69 when weights or port can't be had
     */
    public int serve() throws InterruptedException {
        EngineSettings engine;
        try {
            engine = new EngineSettings(slots, queue, EngineSettings.DEFAULT.prefillChunk(), pace)
                    .withLanes(lanes.orElseGet(this::defaultLanes));
        } catch (IllegalArgumentException e) {
            return refuse(BAD_USAGE, reason(e));
        }
        if (port < 0 || port > 65_535) {
            return refuse(BAD_USAGE, "port " + port + " (0 to 65535)");
        }
        try (ReferenceModel model = ReferenceModel.start(settings(engine))) {
            System.out.println("READY " + model.address());
            System.out.flush();
            model.awaitClose();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            return refuse(UNAVAILABLE, reason(e));
        }
    }

    private ModelSettings settings(EngineSettings engine) throws IOException {
        List<WeightsFile> others = new ArrayList<>();
        for (String name : standby) {
            others.add(WeightsFile.of(name));
        }
        return ModelSettings.of(weights.isPresent() ? WeightsFile.of(weights.get()) : WeightsFile.builtIn())
                .withStandby(others)
                .withAliases(aliases)
                .withEngine(engine)
                .withServer(new ServerSettings(port, isControlled, defect, isEverywhere));
    }

    /** A prompt that comes while another is read is not held up by it then. */
    private int defaultLanes() {
        return slots > 1 && Runtime.getRuntime().availableProcessors() > 1 ? 2 : 1;
    }

    private static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static int refuse(int exitCode, String reason) {
        System.err.println(reason.replaceAll("\\R", " "));
        return exitCode;
    }
}
