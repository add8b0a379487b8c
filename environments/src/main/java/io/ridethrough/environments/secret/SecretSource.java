package io.ridethrough.environments.secret;

import io.ridethrough.environments.yaml.MistakesException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a secret stands. Naming one reads nothing, so that a definition can be looked at without its secrets. */
public sealed interface SecretSource {

    /** The names of the environment variables among some sources. */
    static Set<String> variables(Collection<SecretSource> sources) {
        return sources.stream()
                .filter(Variable.class::isInstance)
                .map(Variable.class::cast)
                .map(Variable::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a person calls it, such as {@code the variable STAGING_TOKEN}. */
    String told();

    /**
     * Reads the secret; of a file, from the disk.
     *
     * @param variables such as {@code System.getenv()}
     * @throws MistakesException when there is none, or what there is can be none; the message does not hold it
     */
    Secret read(Map<String, String> variables);

    /** An environment variable. */
    record Variable(String name) implements SecretSource {
        @Override
        public String told() {
            return "the variable " + name;
        }

        @Override
        public Secret read(Map<String, String> variables) {
            String value = variables.getOrDefault(name, "");
            if (value.isEmpty()) {
                throw mistake(told(), "is not set: export it where the runner starts");
            }
            return checked(told(), value);
        }
    }

    /** So many bytes a character of UTF-8 has at most. */
    int MOST_BYTES_A_CHARACTER = 4;

    /** A file that holds the secret and nothing else, but for a line's end. */
    record InFile(Path path) implements SecretSource {
        @Override
        public String told() {
            return "the file " + path;
        }

        @Override
        public Secret read(Map<String, String> variables) {
            byte[] bytes;
            try (InputStream stream = Files.newInputStream(path)) {
                bytes = stream.readNBytes(Secret.MOST_CHARACTERS * MOST_BYTES_A_CHARACTER + 1);
            } catch (IOException e) {
                throw mistake(told(), "no secret can be read from it: write one there, for its owner's eyes only");
            }
            try {
                return checked(
                        told(),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes))
                                .toString()
                                .strip());
            } catch (CharacterCodingException e) {
                throw mistake(told(), "isn't UTF-8 text");
            }
        }
    }

    private static Secret checked(String told, String value) {
        try {
            return Secret.of(value);
        } catch (IllegalArgumentException e) {
            throw mistake(told, e.getMessage() + ": a secret is one line of text");
        }
    }

    private static MistakesException mistake(String told, String what) {
        return MistakesException.of(told, what);
    }
}
