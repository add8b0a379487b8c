package io.ridethrough.environments.model;

import io.ridethrough.environments.model.gguf.MalformedGgufException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a GGUF file, from disk or built in; not yet looked at. */
public record WeightsFile(ByteBuffer bytes) {
    /** The resource with the built-in, seeded weights. */
    static final String BUILT_IN = "reference-seeded.gguf";

    private static final int FINGERPRINT_BYTES = 6;

    /** The built-in weights, which mean nothing but compute like any others; see {@code docs/model-card.md}. */
    public static WeightsFile builtIn() throws IOException {
        try (InputStream in = WeightsFile.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new NoSuchFileException(BUILT_IN + " is not on the class path");
            }
            return new WeightsFile(ByteBuffer.wrap(in.readAllBytes()));
        }
    }

    /**
     * Maps a file.
     *
     * @throws MalformedGgufException when it is over 2 GiB
     * @throws IOException when it can't be opened
     */
    public static WeightsFile at(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new MalformedGgufException("the file is over 2 GiB");
            }
            return new WeightsFile(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    /** Names these very weights, such as {@code fp_3b1e99920cbe}: the start of the file's SHA-256. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return "fp_" + HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
