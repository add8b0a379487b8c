package io.ridethrough.results.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code golden.ndjson}: one {@link GoldenAnswer} a line, each on its way to the disk before {@link #append} returns.
 * Safe for use by several threads.
 */
public final class GoldenLog implements Closeable {

    /** Largest file: some hundred thousand answers. */
    public static final long LARGEST_BYTES = 64L * 1024 * 1024;

    private final LineFile file;

    private GoldenLog(LineFile file) {
        this.file = file;
    }

    /**
     * Creates a run's log of golden answers.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the run has one
     */
    public static GoldenLog create(Path file) throws IOException {
        return new GoldenLog(LineFile.create(file, LARGEST_BYTES));
    }

    /**
     * Appends an answer.
     *
     * @throws IOException when the line cannot be written; every later call then fails too
     */
    public void append(GoldenAnswer answer) throws IOException {
        file.append(RunJson.line(answer));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * Reads the answers in the order of their writing, without a last line that a crash tore.
     *
     * @throws IOException when the file is missing, or a complete line is not an answer: the message names the line
     */
    public static List<GoldenAnswer> read(Path file) throws IOException {
        return LineFile.parsed(file, RunJson.lines(GoldenAnswer.class));
    }

    /** Writes the references beside it, whole or not at all. */
    public static void writeReferences(Path file, GoldenReferences references) throws IOException {
        RunJson.write(file, references);
    }

    /** @throws IOException when the file is missing or malformed */
    public static GoldenReferences readReferences(Path file) throws IOException {
        return RunJson.read(file, GoldenReferences.class);
    }
}
