package io.ridethrough.simulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image of somebody else's server. The program is its entry point, as in its project's own image, and all that is in it: it
 * has to be linked statically.
 */
final class OriginalImage {
    private OriginalImage() {}

    /**
     * Has {@code docker} make it of a program on the PATH; a test that wants it is skipped, visibly, where it cannot be had.
     *
     * @return the image's name
     */
    static String of(String name, Path scratch) throws IOException, InterruptedException {
        Optional<Path> program = onPath(name);
        assumeTrue(program.isPresent(), "needs " + name + " on the PATH");
        assumeTrue(onPath("docker").isPresent(), "needs docker on the PATH");
        // It tells of a program without shared libraries by failing.
        assumeTrue(
                run(scratch, List.of("ldd", program.get().toString())) != 0,
                "needs a " + name + " that is linked statically");
        String image = "ridethrough-test-original-" + name + ":1";
        Path context = Files.createDirectories(scratch.resolve("image"));
        Files.copy(program.get(), context.resolve("program"));
        Files.writeString(
                context.resolve("Dockerfile"), "FROM scratch\nCOPY program /program\nENTRYPOINT [\"/program\"]\n");
        assertThat(run(scratch, List.of("docker", "build", "--quiet", "--tag", image, context.toString())))
                .as("docker build")
                .isZero();
        return image;
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int run(Path scratch, List<String> words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve(words.get(0) + ".log").toFile())
                .start()
                .waitFor();
    }
}
