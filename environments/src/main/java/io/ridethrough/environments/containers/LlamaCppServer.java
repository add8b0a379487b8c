package io.ridethrough.environments.containers;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.embedded.EmbeddedDefinition;
import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.gguf.GgufReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How llama.cpp's server is had to serve the model. It answers whatever model is asked for with the one that it has, under one
 * name; its queue has no bound, and it goes as fast as it can.
 *
 * <p>Source of the options: {@code common/arg.cpp} of llama.cpp. Only such are used as it has had for years.
 */
final class LlamaCppServer {
    /** Answers 200 once the weights are loaded, 503 before. */
    static final String HEALTH = "/health";

    /** For a question of the store and its answer, in whatever tokens. Weights that were made for less get less. */
    private static final int CONTEXT_TOKENS_A_SLOT = 1024;

    private static final String SUFFIX = ".gguf";

    private LlamaCppServer() {}

    /**
     * Its command line, without the program.
     *
     * @param weights where it finds them
     */
    static List<String> arguments(EmbeddedDefinition.Model model, Path weights, String name, int port) {
        return List.of(
                "--model",
                weights.toString(),
                "--alias",
                name,
                "--host",
                "0.0.0.0",
                "--port",
                String.valueOf(port),
                "--parallel",
                String.valueOf(model.slots()),
                "--ctx-size",
                String.valueOf(model.slots() * CONTEXT_TOKENS_A_SLOT));
    }

    /**
     * What its answers name as their model: the built-in weights' own name, or that of the file. May read the weights.
     *
     * @throws IOException when they cannot be read
     */
    static String name(EmbeddedDefinition.Model model) throws IOException {
        if (model.weights().isPresent()
                && !WeightsFile.isBuiltIn(model.weights().get())) {
            String file = Path.of(model.weights().get()).getFileName().toString();
            // A comma would make two names of it.
            return (file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file)
                    .replace(',', '-');
        }
        return GgufReader.read(builtIn(model).bytes()).text("general.name");
    }

    /**
     * The weights as a file of this machine.
     *
     * @param folder where the built-in ones are written to
     * @param started gets what removes them from there
     */
    static Path weights(EmbeddedDefinition.Model model, Path folder, List<AutoCloseable> started)
            throws EnvironmentUnavailableException {
        if (model.weights().isPresent()
                && !WeightsFile.isBuiltIn(model.weights().get())) {
            return Path.of(model.weights().get()).toAbsolutePath();
        }
        Path file = folder.toAbsolutePath().resolve("model" + SUFFIX);
        try {
            ByteBuffer bytes = builtIn(model).bytes().duplicate();
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            Files.createDirectories(folder);
            started.add(() -> Files.deleteIfExists(file));
            return Files.write(file, content);
        } catch (IOException e) {
            throw new EnvironmentUnavailableException(
                    "the weights of the model could not be written: " + e.getMessage(), e);
        }
    }

    private static WeightsFile builtIn(EmbeddedDefinition.Model model) throws IOException {
        return model.weights().isPresent() ? WeightsFile.of(model.weights().get()) : WeightsFile.builtIn();
    }
}
