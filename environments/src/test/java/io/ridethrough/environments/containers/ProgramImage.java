package io.ridethrough.environments.containers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An image of one program of this machine, as its project's own image has it: the program is the entry point. */
final class ProgramImage {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ProgramImage() {}

    /**
     * Makes it where the engine does not have it. A program that is linked with shared libraries gets them.
     *
     * @param program on the PATH; a test that wants it is skipped, visibly, where it is not there
     * @return the image's name
     */
    static String of(Engine engine, String program) throws Exception {
        Path file = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(program));
        assumeTrue(Files.isExecutable(file), "needs " + program + " on the PATH");
        Digest digest = new Digest();
        digest.add(file);
        String name = "ridethrough-test-" + program + ":" + digest.hex();
        if (!engine.hasImage(name)) {
            build(engine, name, file);
        }
        return name;
    }

    private static void build(Engine engine, String name, Path file) throws Exception {
        Path context = Files.createTempDirectory("ridethrough-test-image");
        Path root = Files.createDirectories(context.resolve("root"));
        Files.copy(file, root.resolve("program"));
        Set<Path> libraries = SharedLibraries.in(
                HostTool.run(List.of("ldd", file.toAbsolutePath().toString()), PATIENCE)
                        .output());
        for (Path library : libraries) {
            Path copy = root.resolve(library.toString().substring(1));
            Files.createDirectories(copy.getParent());
            Files.copy(library, copy);
        }
        String paths = libraries.stream()
                .map(library -> String.valueOf(library.getParent()))
                .distinct()
                .collect(Collectors.joining(":"));
        engine.build(
                name,
                context,
                "FROM scratch\nCOPY root/ /\n" + (paths.isEmpty() ? "" : "ENV LD_LIBRARY_PATH=" + paths + "\n")
                        + "ENTRYPOINT [\"/program\"]\n");
    }
}
