package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code shown-answers.ndjson}: one {@link ShownAnswer} a line. */
public final class ShownAnswerLog {

    /** Largest file: some million answers. */
    public static final long LARGEST_BYTES = 256L * 1024 * 1024;

    private static final LineFile.Format<ShownAnswer> FORMAT = RunJson.format(ShownAnswerLog::write);

    private ShownAnswerLog() {}

    /**
     * Creates a run's log.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the run has one
     */
    public static LineLog<ShownAnswer> create(Path file) throws IOException {
        return LineLog.create(file, LARGEST_BYTES, FORMAT);
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

    /**
     * Reads the answers in the order of their writing, without a last line that a crash tore.
     *
     * @throws IOException when the file is missing, or a complete line is not an answer: the message names the line
     */
    public static List<ShownAnswer> read(Path file) throws IOException {
        return LineFile.parsed(file, RunJson.lines(ShownAnswer.class));
    }
}
