package io.ridethrough.results.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that has another name until it is whole, so that nobody takes a torn one for whole. Overwrites nothing. */
final class PartFile implements Closeable {

    private final Path file;
    private final Path part;

    PartFile(Path file) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
    }

    /** Where to write until then: to be made anew, for another export may be writing the same file. */
    Path path() {
        return part;
    }

    /**
     * Gives the file its name: it is whole, and nobody writes to it any more.
     *
     * @throws java.nio.file.FileAlreadyExistsException when a file of that name has come there meanwhile
     */
    void giveName() throws IOException {
        // Without REPLACE_EXISTING: what came there meanwhile is not overwritten.
        Files.move(part, file);
    }

    /** Removes what got no name. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
    }
}
