package io.ridethrough.environments.model.seeded;

import io.ridethrough.environments.model.gguf.GgufWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes the built-in weights and, beside them, their SHA-256; the one argument is the folder. */
public final class SeededWeightsFile {
    public static final String FILE_NAME = "reference-seeded.gguf";

    private SeededWeightsFile() {}

    public static void main(String[] args) throws IOException {
        byte[] file = GgufWriter.toBytes(SeededWeights.make(SeededWeights.SEED));
        Path folder = Path.of(args[0]);
        Files.write(folder.resolve(FILE_NAME), file);
        Files.writeString(folder.resolve(FILE_NAME + ".sha256"), checksumLine(file));
    }

    /** The line that {@code sha256sum} prints for the file, and {@code sha256sum --check} reads. */
    public static String checksumLine(byte[] file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(digest) + "  " + FILE_NAME + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
