package io.ridethrough.environments.containers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of texts and files in order, none of which can be mistaken for a part of its neighbour. */
final class Digest {
    private static final int CHARACTERS = 12;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
    }

    /** A file's content, or that of all files of a folder with their names. */
    void add(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path file : files(path)) {
                add(path.relativize(file).toString());
                add(file);
            }
            return;
        }
        sha256.update((Files.size(path) + ":").getBytes(StandardCharsets.UTF_8));
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream content = Files.newInputStream(path)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The first {@value #CHARACTERS} hexadecimal digits: enough for the tag of an image. Ends this. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest()).substring(0, CHARACTERS);
    }
}
