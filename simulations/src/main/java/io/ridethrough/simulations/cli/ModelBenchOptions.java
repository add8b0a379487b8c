package io.ridethrough.simulations.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code model bench} as they were written; {@link ModelBenchRequest} reads them all before it refuses. */
final class ModelBenchOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Base address of an OpenAI-compatible API, such as http://127.0.0.1:8000. Load goes there.")
    Optional<String> url = Optional.empty();

    @Option(names = "--model", paramLabel = "NAME", description = "The model to ask for; else the field is left out.")
    Optional<String> model = Optional.empty();

    @Option(names = "--token-file", paramLabel = "FILE", description = "File that holds a bearer token.")
    Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--token-env", paramLabel = "VAR", description = "Environment variable that holds a bearer token.")
    Optional<String> tokenVariable = Optional.empty();

    @Option(
            names = "--rates",
            paramLabel = "LIST",
            description = "Rising rates of arrival, such as 1,2,4/s; each is a step.")
    Optional<String> rates = Optional.empty();

    @Option(
            names = "--sweep",
            description = "Find what the endpoint sustains and offer shares of it, 25 %% to 115 %%; the default.")
    boolean isSweep;

    @Option(
            names = "--arrivals",
            paramLabel = "KIND",
            defaultValue = "poisson",
            description = "poisson or constant; ${DEFAULT-VALUE} unless set.")
    String arrivals = "";

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "20s",
            description = "Measured window of each step; ${DEFAULT-VALUE} unless set.")
    String duration = "";

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "The same load before each window, not measured; ${DEFAULT-VALUE} unless set.")
    String warmUp = "";

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "After which a request counts as failed; ${DEFAULT-VALUE} unless set.")
    String deadline = "";

    @Option(
            names = "--slo",
            paramLabel = "LIMITS",
            description = "What a good answer keeps, such as ttft=200ms,itl=50ms; also tpot and e2e.")
    Optional<String> objective = Optional.empty();

    @Option(
            names = "--prompts",
            paramLabel = "golden|FILE",
            defaultValue = "golden",
            description = "The built-in prompts, or a file: one a line, or .ndjson with a field `prompt`.")
    String prompts = "";

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "64",
            description = "Longest answer; ${DEFAULT-VALUE} unless set.")
    String maxTokens = "";

    @Option(
            names = "--saturate-with",
            paramLabel = "N",
            defaultValue = "32",
            description =
                    "Requests that a sweep keeps under way to find what is sustained; ${DEFAULT-VALUE} unless set.")
    String saturateWith = "";

    @Option(
            names = "--most-under-way",
            paramLabel = "N",
            defaultValue = "512",
            description = "Requests at once, beyond which a step is broken off; ${DEFAULT-VALUE} unless set.")
    String mostUnderWay = "";

    @Option(
            names = "--weights",
            paramLabel = "NAME|FILE",
            description = "Without --url: what the reference model serves.")
    Optional<String> weights = Optional.empty();

    @Option(names = "--slots", paramLabel = "N", description = "Without --url: its requests that run at once.")
    Optional<String> slots = Optional.empty();

    @Option(names = "--queue", paramLabel = "N", description = "Without --url: its requests that may wait.")
    Optional<String> queue = Optional.empty();

    @Option(
            names = "--pace",
            paramLabel = "TIME",
            description =
                    "Without --url: least time of its engine step, to resemble a larger model; every result says so.")
    Optional<String> pace = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draw arrivals and the prompts' order from this seed; else from a new one.")
    Optional<String> seed = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder that gets the result; one in results/benches unless set.")
    Optional<Path> out = Optional.empty();
}
