package io.ridethrough.results.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of a run with a value a line, each on its way to the disk before the call that appends it returns. Safe for use by several
 * threads.
 *
 * @param <T> what a line stands for
 */
public final class LineLog<T> implements Closeable {

    private final LineFile file;
    private final LineFile.Format<T> format;

    private LineLog(LineFile file, LineFile.Format<T> format) {
        this.file = file;
        this.format = format;
    }

    /** @throws java.nio.file.FileAlreadyExistsException when the run has one */
    static <T> LineLog<T> create(Path file, long largestBytes, LineFile.Format<T> format) throws IOException {
        return new LineLog<>(LineFile.create(file, largestBytes), format);
    }

    /**
     * Appends a value.
     *
     * @throws IOException when the line cannot be written; every later call then fails too
     */
    public void append(T value) throws IOException {
        file.appendAll(List.of(value), format);
    }

    /** A block of values that wait to be appended. */
    public LineBlock<T> block() {
        return new LineBlock<>(format);
    }

    /**
     * Appends the values of a block in one write.
     *
     * @throws IOException when not all of them can be written: those that were are in the file, and the log is to be closed
     */
    public void append(LineBlock<T> values) throws IOException {
        file.append(values);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
