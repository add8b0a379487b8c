package io.ridethrough.results.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that has another name until it is whole, so that nobody takes a torn one for whole. Overwrites nothing. */
final class PartFile {

    private final Path file;
    private final Path part;
    private boolean isWhole;

    PartFile(Path file) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
    }

    /** Where to write until then: to be made anew, for another export may be writing the same file. */
    Path path() {
        return part;
    }

    /** Says that all that belongs there was handed to its writer: only then does the file get its name. */
    void finish() {
        isWhole = true;
    }

    /**
     * Closes what writes to it, and gives the file its name if it is whole; else removes what was written.
     *
     * @throws java.nio.file.FileAlreadyExistsException when a file of that name has come there meanwhile
     */
    void close(Closeable writer) throws IOException {
        try (Closeable rest = () -> Files.deleteIfExists(part)) {
            writer.close();
            if (isWhole) {
                // Without REPLACE_EXISTING: what came there meanwhile is not overwritten.
                Files.move(part, file);
            }
        }
    }
}
