package io.ridethrough.environments.containers;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The root of a file system with Java and nothing else: a run-time image that this process's JDK links, and the shared
 * libraries of this machine that it needs, at their own paths. There is no shell and no package in it.
 */
final class JavaImage {
    /** Where Java is in it. */
    static final String HOME = "/opt/java";

    private static final Logger LOG = LoggerFactory.getLogger(JavaImage.class);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Counts up when what is laid out changes, so that an image made before is not taken for this one. */
    private static final String RECIPE = "1";

    private static final List<String> MODULES = List.of(
            "java.se",
            "jdk.charsets",
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.management",
            "jdk.unsupported",
            "jdk.zipfs");

    private JavaImage() {}

    /**
     * Changes with whatever decides what is laid out.
     *
     * @throws IOException when this JDK does not say what it is
     */
    static String digest() throws IOException {
        Digest digest = new Digest();
        digest.add(RECIPE);
        digest.add(String.join(",", modules()));
        digest.add(System.getProperty("os.arch", ""));
        digest.add(javaHome().resolve("release"));
        return digest.hex();
    }

    /**
     * Lays it out. Runs {@code jlink} and {@code ldd}; takes ten seconds or so.
     *
     * @param root an empty folder
     * @throws IOException when this is no whole JDK, or a library cannot be copied
     */
    static void layOut(Path root) throws IOException {
        Path java = root.resolve(HOME.substring(1));
        Files.createDirectories(java.getParent());
        link(java);
        List<Path> programs = programs(java);
        SortedSet<Path> libraries = SharedLibraries.of(programs);
        for (Path library : libraries) {
            if (!library.startsWith(java)) {
                Path copy = root.resolve(library.getRoot().relativize(library));
                Files.createDirectories(copy.getParent());
                Files.copy(library, copy);
            }
        }
        shareClasses(java);
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/nsswitch.conf"), "hosts: files dns\n", StandardCharsets.UTF_8);
    }

    /** The folders of the libraries, for a loader whose cache stays behind. */
    static String libraryPath(Path root) throws IOException {
        Path java = root.resolve(HOME.substring(1));
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !file.startsWith(java))
                    .filter(file -> file.getFileName().toString().contains(".so"))
                    .map(file -> "/" + root.relativize(file.getParent()))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(":"));
        }
    }

    private static void link(Path java) throws IOException {
        Path jlink = javaHome().resolve("bin").resolve("jlink");
        if (!Files.isExecutable(jlink)) {
            throw new IOException("there is no " + jlink + ": an image is made by a whole JDK, not by a JRE");
        }
        HostTool.Ended ended = HostTool.run(
                List.of(
                        jlink.toString(),
                        "--add-modules",
                        String.join(",", modules()),
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        java.toString()),
                PATIENCE);
        if (ended.status() != 0) {
            throw new IOException(
                    "jlink made no run-time image: " + ended.output().strip().replaceAll("\\R", " "));
        }
    }

    private static List<String> modules() {
        ModuleFinder system = ModuleFinder.ofSystem();
        return MODULES.stream()
                .filter(module -> system.find(module).isPresent())
                .toList();
    }

    private static List<Path> programs(Path java) throws IOException {
        List<Path> programs = new ArrayList<>(List.of(java.resolve("bin").resolve("java")));
        try (Stream<Path> files = Files.walk(java.resolve("lib"))) {
            files.filter(file -> file.getFileName().toString().endsWith(".so"))
                    .sorted()
                    .forEach(programs::add);
        }
        return programs;
    }

    /** Every part starts sooner with an archive of the JDK's classes, and none does without. */
    private static void shareClasses(Path java) throws IOException {
        HostTool.Ended ended =
                HostTool.run(List.of(java.resolve("bin").resolve("java").toString(), "-Xshare:dump"), PATIENCE);
        if (ended.status() != 0) {
            LOG.warn("no archive of classes could be made: parts start more slowly");
        }
    }

    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }
}
