package io.ridethrough.simulations.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a bearer token from where the user keeps it; nothing that is told holds any of it. */
record BenchToken(List<String> mistakes) {
    private static final int LONGEST_BYTES = 64 << 10;

    Optional<String> read(Optional<Path> file, Optional<String> variable) {
        if (file.isPresent() && variable.isPresent()) {
            mistakes.add("--token-file and --token-env: one of them");
            return Optional.empty();
        }
        Optional<String> token = file.isPresent() ? ofFile(file.get()) : variable.flatMap(this::ofVariable);
        return token.filter(this::isFit);
    }

    private Optional<String> ofFile(Path file) {
        try {
            if (Files.size(file) > LONGEST_BYTES) {
                mistakes.add("--token-file: " + file + " is too long for a token");
                return Optional.empty();
            }
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            // Its message may quote what could not be decoded.
            mistakes.add("--token-file: " + file + " can't be read");
            return Optional.empty();
        }
    }

    private Optional<String> ofVariable(String name) {
        Optional<String> value = Optional.ofNullable(System.getenv(name)).map(String::strip);
        if (value.isEmpty()) {
            mistakes.add("--token-env: there is no variable " + name);
        }
        return value;
    }

    private boolean isFit(String token) {
        boolean isFit = !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 127);
        if (!isFit) {
            mistakes.add("the token is empty, or holds a character that can't stand in a header");
        }
        return isFit;
    }
}
