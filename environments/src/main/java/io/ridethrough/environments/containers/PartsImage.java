package io.ridethrough.environments.containers;

import io.ridethrough.environments.EnvironmentUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The image that the parts run from where no other is named. It is made on this machine, without any registry: Java from
 * this process's JDK ({@link JavaImage}), and above it this process's own code. Both are tagged by what they were made of, so
 * that each is made once.
 */
final class PartsImage {
    private static final String JAVA_NAME = "ridethrough-java";
    private static final String PARTS_NAME = "ridethrough-parts";
    private static final String CODE = "/opt/ridethrough";
    private static final String CLASS_PATH = CODE + "/class-path";

    private PartsImage() {}

    /** What a container runs: a main class in this image, or in one that is laid out like it. */
    static List<String> command(List<String> jvmOptions, String mainClass, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(JavaImage.HOME + "/bin/java");
        words.addAll(jvmOptions);
        words.add("@" + CLASS_PATH);
        words.add(mainClass);
        words.addAll(arguments);
        return List.copyOf(words);
    }

    /**
     * The image's name. Makes it where the engine does not have it, which takes half a minute for the first time and some
     * seconds after the code has changed.
     *
     * @throws EnvironmentUnavailableException when it cannot be made
     */
    static String on(Engine engine) throws EnvironmentUnavailableException {
        try {
            OwnClassPath code = OwnClassPath.ofThisProcess();
            String java = JAVA_NAME + ":" + JavaImage.digest();
            String parts = partsName(java, code);
            if (engine.hasImage(parts)) {
                return parts;
            }
            if (!engine.hasImage(java)) {
                inScratch(context -> {
                    Path root = Files.createDirectories(context.resolve("root"));
                    JavaImage.layOut(root);
                    engine.build(java, context, dockerfileOfJava(JavaImage.libraryPath(root)));
                });
            }
            inScratch(context -> {
                layOut(code, context);
                engine.build(parts, context, dockerfileOfParts(java));
            });
            return parts;
        } catch (IOException e) {
            throw new EnvironmentUnavailableException("the image of the parts could not be made: " + e.getMessage(), e);
        }
    }

    private static String partsName(String java, OwnClassPath code) throws IOException {
        Digest digest = new Digest();
        digest.add(java);
        digest.add(code.digest());
        return PARTS_NAME + ":" + digest.hex();
    }

    static String dockerfileOfJava(String libraryPath) {
        return """
                FROM scratch
                COPY root/ /
                ENV JAVA_HOME=%s LD_LIBRARY_PATH=%s
                """.formatted(JavaImage.HOME, libraryPath);
    }

    static String dockerfileOfParts(String java) {
        return """
                FROM %s
                COPY code/ %s/
                """.formatted(java, CODE);
    }

    /** @param context gets the folder {@code code}, with all jars and a file of arguments for Java that names them */
    static void layOut(OwnClassPath code, Path context) throws IOException {
        Path folder = context.resolve("code");
        List<String> names = code.copyTo(folder.resolve("lib"));
        String classPath = names.stream().map(name -> CODE + "/lib/" + name).collect(Collectors.joining(":"));
        Files.writeString(folder.resolve("class-path"), "-cp \"" + classPath + "\"\n", StandardCharsets.UTF_8);
    }

    /** Lays out a context and has it built. */
    @FunctionalInterface
    private interface Making {
        void in(Path context) throws IOException, EnvironmentUnavailableException;
    }

    private static void inScratch(Making making) throws IOException, EnvironmentUnavailableException {
        Path context = Files.createTempDirectory("ridethrough-image");
        try {
            making.in(context);
        } finally {
            delete(context);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walked = Files.walk(folder)) {
            all = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }
}
