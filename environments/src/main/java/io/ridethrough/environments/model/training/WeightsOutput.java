package io.ridethrough.environments.model.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Weights on disk, with a file beside them that {@code sha256sum --check} reads. */
public final class WeightsOutput {
    private WeightsOutput() {}

    /**
     * Writes {@code name} and {@code name.sha256}, over what is there.
     *
     * @throws IOException when the folder can't be made or written
     */
    public static Path write(Path folder, String name, byte[] weights) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Files.write(file, weights);
        Files.writeString(folder.resolve(name + ".sha256"), sha256(weights) + "  " + name + "\n");
        return file;
    }

    /** In lower-case hexadecimal digits. */
    public static String sha256(byte[] weights) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(weights));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
