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
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bytes of a GGUF file, from disk or built in; not yet looked at.
 *
 * @param name what people call it: its version or its path
 */
public record WeightsFile(String name, ByteBuffer bytes) {
    /** The resource with the weights that serve where no others are named. */
    static final String BUILT_IN = "advisor-v1.gguf";

    private static final Pattern VERSION = Pattern.compile("v\\d{1,3}");
    private static final int FINGERPRINT_BYTES = 6;

    /** The built-in first version; see {@code docs/model-card.md}. */
    public static WeightsFile builtIn() throws IOException {
        try (InputStream in = WeightsFile.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new NoSuchFileException(BUILT_IN + " is not on the class path");
            }
            return new WeightsFile("(built in)", ByteBuffer.wrap(in.readAllBytes()));
        }
    }

    /** Whether weights of that name come with the project. */
    public static boolean isBuiltIn(String version) {
        return VERSION.matcher(version).matches() && WeightsFile.class.getResource(resource(version)) != null;
    }

    /** The built-in weights of that version, such as {@code v1}; empty when none come with the project. */
    public static Optional<WeightsFile> named(String version) throws IOException {
        if (!isBuiltIn(version)) {
            return Optional.empty();
        }
        try (InputStream in = WeightsFile.class.getResourceAsStream(resource(version))) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new WeightsFile(version, ByteBuffer.wrap(in.readAllBytes())));
        }
    }

    /**
     * The built-in weights of that version, or else the file of that name.
     *
     * @throws IOException when there is neither, or the file can't be opened
     */
    public static WeightsFile of(String versionOrFile) throws IOException {
        Optional<WeightsFile> builtIn = named(versionOrFile);
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        try {
            return at(Path.of(versionOrFile));
        } catch (NoSuchFileException e) {
            throw new IOException("weights " + versionOrFile + ": no such file", e);
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
            return new WeightsFile(file.toString(), channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private static String resource(String version) {
        return "advisor-" + version + ".gguf";
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
