package io.ridethrough.environments.model.bench;

import io.ridethrough.environments.model.contest.Launch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What it takes to run llama.cpp as a contestant: its bindings, which the build leaves beside the module and no class path
 * of what is shipped holds, and the source of the contestant, which tests compile and a bench launches as it is.
 */
public record LlamaCppFiles(Path source, Path jar) {
    private static final Path SOURCE =
            Path.of("src", "test", "java", "io", "ridethrough", "environments", "model", "contest", "LlamaCpp.java");
    private static final Path JARS = Path.of("target", "peer");

    /**
     * Those of a checkout that was built; empty when it has none, such as an installed copy without sources.
     *
     * @param module the folder of the module {@code environments}
     */
    public static Optional<LlamaCppFiles> of(Path module) throws IOException {
        Path source = module.resolve(SOURCE);
        Path jars = module.resolve(JARS);
        if (!Files.isRegularFile(source) || !Files.isDirectory(jars)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(jars, "llama-*.jar")) {
            for (Path jar : found) {
                return Optional.of(new LlamaCppFiles(source, jar));
            }
        }
        return Optional.empty();
    }

    /** @param temporary takes the native library */
    public Launch launch(Path temporary) {
        return Launch.fromSource(source, jar, temporary);
    }
}
