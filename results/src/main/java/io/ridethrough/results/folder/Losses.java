package io.ridethrough.results.folder;

import io.ridethrough.results.run.Loss;
import io.ridethrough.results.run.Loss.Extent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** What a folder lacks of a whole record, noted while it is read. Safe for use by several threads. */
final class Losses {

    private final Map<String, Loss> byFile = new ConcurrentSkipListMap<>();

    /** Makes of a file what it stands for. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Path file) throws IOException;
    }

    /** A file that is written whole or not at all: one that cannot be read is as good as none. */
    <T> T whole(Path file, Reading<T> reading, T missing) {
        if (!isThere(file)) {
            return missing;
        }
        try {
            return reading.read(file);
        } catch (IOException broken) {
            // The path is the folder's, and a verdict must not change when a folder is moved.
            String why =
                    String.valueOf(broken.getMessage()).replace(file + ": ", "").replace(file.toString(), name(file));
            add(file, Extent.UNREADABLE, "cannot be read: " + why);
            return missing;
        }
    }

    /**
     * A file that grows line by line: it may end in mid-line.
     *
     * @throws IOException when it cannot be read, or a complete line is malformed
     */
    <T> T lines(Path file, Reading<T> reading, T missing) throws IOException {
        if (!isThere(file)) {
            return missing;
        }
        T read = reading.read(file);
        if (endsInMidLine(file)) {
            add(file, Extent.TORN, "ends in mid-line: the rest of it is lost, and that line is left out");
        }
        return read;
    }

    /** Whether a file is there; if not, that is noted. */
    boolean isThere(Path file) {
        boolean isThere = Files.exists(file);
        if (!isThere) {
            add(file, Extent.ABSENT, "is not there");
        }
        return isThere;
    }

    void torn(Path file, String how) {
        add(file, Extent.TORN, how);
    }

    /**
     * Holds a file against the size that it had when the run ended.
     *
     * @throws IOException when the folder cannot be read
     */
    void compare(Path file, long bytesAtEnd) throws IOException {
        long bytes = Files.exists(file) ? Files.size(file) : 0;
        if (bytes < bytesAtEnd && !byFile.containsKey(name(file))) {
            add(file, Extent.TORN, "has lost its end: " + bytes + " of " + bytesAtEnd + " bytes are there");
        }
    }

    /** What was noted, now that it is known which files the run wrote, and which no such run writes. */
    List<Loss> told(Predicate<String> wasWritten, Predicate<String> isNeverWritten) {
        return byFile.values().stream()
                .filter(loss -> loss.isDoubt() || wasWritten.test(loss.file()) || !isNeverWritten.test(loss.file()))
                .map(loss -> loss.isDoubt() || !wasWritten.test(loss.file())
                        ? loss
                        : new Loss(loss.file(), Extent.MISSING, "is missing"))
                .toList();
    }

    private static boolean endsInMidLine(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() == 0) {
                return false;
            }
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
    }

    private void add(Path file, Extent extent, String how) {
        byFile.put(name(file), new Loss(name(file), extent, how));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
