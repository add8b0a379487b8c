package io.ridethrough.simulations.flows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The GraphQL documents that flows send, by the names of their steps: those of this module's resources, and others that took the
 * place of some.
 */
public final class Documents {

    /** Those of this module's resources alone. */
    public static final Documents BUILT_IN = new Documents(Map.of());

    /** What a document's file is called after its name. */
    public static final String SUFFIX = ".graphql";

    private final Map<String, String> others;

    private Documents(Map<String, String> others) {
        this.others = Map.copyOf(others);
    }

    /** Some replaced, by their names. */
    public static Documents with(Map<String, String> others) {
        return new Documents(others);
    }

    /**
     * Those of a folder, in the place of the built-in ones of their names; the built-in ones where there is no such folder.
     *
     * @throws IOException when a file cannot be read
     */
    public static Documents in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return BUILT_IN;
        }
        Map<String, String> others = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(SUFFIX)) {
                    others.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
                }
            }
        }
        return new Documents(others);
    }

    /**
     * The document of a name, without comments.
     *
     * @throws IllegalArgumentException when there is none
     */
    public String text(String name) {
        String other = others.get(name);
        return other == null ? builtIn(name) : other;
    }

    GraphQl named(String name) {
        return GraphQl.of(text(name));
    }

    private static String builtIn(String name) {
        String path = "/graphql/" + name + SUFFIX;
        try (InputStream in = Documents.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return new String(in.readAllBytes(), UTF_8)
                    .replaceAll("(?m)^#.*$", "")
                    .replaceAll("\\s+", " ")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
