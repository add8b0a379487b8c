package io.ridethrough.environments.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a secret is kept. A definition never holds one itself, and neither does anything that is printed or stored. */
public sealed interface SecretSource {

    /**
     * Reads the secret, from a file where it is in one.
     *
     * @param variables this process's environment
     * @throws IOException when it is not there or empty: the message names the place alone
     */
    String read(Map<String, String> variables) throws IOException;

    /** An environment variable. */
    record Variable(String name) implements SecretSource {
        @Override
        public String read(Map<String, String> variables) throws IOException {
            String secret = variables.getOrDefault(name, "").strip();
            if (secret.isEmpty()) {
                throw new IOException("the environment variable " + name + " is not set");
            }
            return secret;
        }
    }

    /** A file that holds the secret and nothing else; white space around it does not count. */
    record InFile(Path path) implements SecretSource {
        private static final long LARGEST_BYTES = 65_536;

        @Override
        public String read(Map<String, String> variables) throws IOException {
            if (!Files.isReadable(path) || Files.size(path) > LARGEST_BYTES) {
                throw new IOException("no secret can be read from " + path);
            }
            String secret = Files.readString(path).strip();
            if (secret.isEmpty()) {
                throw new IOException(path + " is empty: it has to hold a secret");
            }
            return secret;
        }
    }
}
