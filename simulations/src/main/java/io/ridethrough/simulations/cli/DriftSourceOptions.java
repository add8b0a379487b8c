package io.ridethrough.simulations.cli;

import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.simulations.drift.ModelSource;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The two models of a comparison, as a person names them. */
final class DriftSourceOptions {
    private static final String SOURCE = "MODEL";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            paramLabel = SOURCE,
            description = "The model to compare with: a built-in version (v1, v2), a GGUF file (both are served for the"
                    + " purpose, on loopback), or the http or https address of an OpenAI-compatible server.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = SOURCE, description = "The model that may have drifted.")
    private String to = "";

    @Option(names = "--from-model", paramLabel = "NAME", description = "The model's name at the address of --from.")
    private Optional<String> fromModel = Optional.empty();

    @Option(names = "--to-model", paramLabel = "NAME", description = "Likewise for --to.")
    private Optional<String> toModel = Optional.empty();

    @Option(
            names = "--from-token-file",
            paramLabel = "FILE",
            description = "A file whose first line is the bearer token for --from.")
    private Optional<Path> fromTokenFile = Optional.empty();

    @Option(names = "--to-token-file", paramLabel = "FILE", description = "Likewise for --to.")
    private Optional<Path> toTokenFile = Optional.empty();

    @Option(
            names = "--from-token-env",
            paramLabel = "VARIABLE",
            description = "An environment variable that holds the bearer token for --from.")
    private Optional<String> fromTokenEnv = Optional.empty();

    @Option(names = "--to-token-env", paramLabel = "VARIABLE", description = "Likewise for --to.")
    private Optional<String> toTokenEnv = Optional.empty();

    ModelSource from(Duration deadline) throws IOException {
        return new Side("--from", from, fromModel, fromTokenFile, fromTokenEnv).source(deadline);
    }

    ModelSource to(Duration deadline) throws IOException {
        return new Side("--to", to, toModel, toTokenFile, toTokenEnv).source(deadline);
    }

    private ParameterException mistake(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /** One of the two, with the option that names it. */
    private final class Side {
        private final String option;
        private final String asked;
        private final Optional<String> model;
        private final Optional<Path> tokenFile;
        private final Optional<String> tokenEnv;

        Side(String option, String asked, Optional<String> model, Optional<Path> tokenFile, Optional<String> tokenEnv) {
            this.option = option;
            this.asked = asked;
            this.model = model;
            this.tokenFile = tokenFile;
            this.tokenEnv = tokenEnv;
        }

        ModelSource source(Duration deadline) throws IOException {
            String lower = asked.toLowerCase(Locale.ROOT);
            if (lower.startsWith("http://") || lower.startsWith("https://")) {
                return deployed(deadline);
            }
            if (model.isPresent() || tokenFile.isPresent() || tokenEnv.isPresent()) {
                throw mistake(option + " is no address, so it takes neither a model's name nor a token");
            }
            if (!WeightsFile.isBuiltIn(asked) && !Files.isRegularFile(Path.of(asked))) {
                throw mistake(option + " " + asked + ": neither a built-in version, nor a file, nor an address");
            }
            return new ModelSource.Embedded(asked);
        }

        private ModelSource deployed(Duration deadline) throws IOException {
            EndpointSettings settings = EndpointSettings.at(address()).withDeadline(deadline);
            Optional<String> token = token();
            if (token.isPresent()) {
                settings = settings.withToken(token.get());
            }
            if (model.isPresent()) {
                settings = settings.withModel(model.get());
            }
            return new ModelSource.Deployed(settings.toString(), settings);
        }

        private URI address() {
            try {
                URI address = new URI(asked);
                if (address.getHost() != null && address.getRawUserInfo() == null) {
                    return address;
                }
            } catch (URISyntaxException e) {
                // Told below, without the text: it may hold a secret in the user's place.
            }
            throw mistake(option + " is not an address with a host and without a user");
        }

        private Optional<String> token() throws IOException {
            if (tokenFile.isPresent() && tokenEnv.isPresent()) {
                throw mistake(option + " has two tokens: one from a file and one from a variable");
            }
            if (tokenFile.isPresent()) {
                try (var lines = Files.lines(tokenFile.get(), StandardCharsets.UTF_8)) {
                    return Optional.of(lines.findFirst()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .orElseThrow(() -> mistake(option + "-token-file holds no token on its first line")));
                } catch (IOException e) {
                    throw mistake(option + "-token-file can't be read: " + e.getMessage());
                }
            }
            if (tokenEnv.isEmpty()) {
                return Optional.empty();
            }
            String value = System.getenv(tokenEnv.get());
            if (value == null || value.isBlank()) {
                throw mistake(option + "-token-env: the variable " + tokenEnv.get() + " is not set");
            }
            return Optional.of(value.strip());
        }
    }
}
