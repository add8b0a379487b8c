package io.ridethrough.results.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code shown-answers.ndjson}: one {@link ShownAnswer} a line, each on its way to the disk before {@link #append}
 * returns. Safe for use by several threads.
 */
public final class ShownAnswerLog implements Closeable {

    /** Largest file: some million answers. */
    public static final long LARGEST_BYTES = 256L * 1024 * 1024;

    private static final LineFile.Format<ShownAnswer> FORMAT = RunJson.format(ShownAnswer.class);

    private final LineFile file;

    private ShownAnswerLog(LineFile file) {
        this.file = file;
    }

    /**
     * Creates a run's log of shown answers.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the run has one
     */
    public static ShownAnswerLog create(Path file) throws IOException {
        return new ShownAnswerLog(LineFile.create(file, LARGEST_BYTES));
    }

    /**
     * Appends an answer.
     *
     * @throws IOException when the line cannot be written; every later call then fails too
     */
    public void append(ShownAnswer answer) throws IOException {
        appendAll(List.of(answer));
    }

    /**
     * Appends answers in one write, in their order; on their way to the disk before it returns.
     *
     * @throws IOException when a line cannot be written: those before it are in the file, and the log is to be closed
     */
    public void appendAll(List<ShownAnswer> answers) throws IOException {
        file.appendAll(answers, FORMAT);
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
    public static List<ShownAnswer> read(Path file) throws IOException {
        return LineFile.parsed(file, RunJson.lines(ShownAnswer.class));
    }
}
