package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonGenerator;
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

    private static final LineFile.Format<ShownAnswer> FORMAT = RunJson.format(ShownAnswerLog::write);

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
        file.appendAll(List.of(answer), FORMAT);
    }

    /** A block of answers that wait to be appended. */
    public static LineBlock<ShownAnswer> block() {
        return new LineBlock<>(FORMAT);
    }

    /**
     * Appends the answers of a block in one write; on their way to the disk before it returns.
     *
     * @throws IOException when not all of them can be written: those that were are in the file, and the log is to be closed
     */
    public void append(LineBlock<ShownAnswer> answers) throws IOException {
        file.append(answers);
    }

    private static void write(ShownAnswer answer, JsonGenerator json) throws IOException {
        json.writeNumberField("at", answer.at());
        json.writeStringField("flow", answer.flow());
        json.writeStringField("step", answer.step());
        json.writeNumberField("user", answer.user());
        json.writeStringField("tenant", answer.tenant());
        write("own", answer.own(), json);
        write("shown", answer.shown(), json);
    }

    private static void write(String name, List<String> signs, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String sign : signs) {
            json.writeString(sign);
        }
        json.writeEndArray();
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
