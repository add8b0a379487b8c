package io.ridethrough.results.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code journal.ndjson}, in its order, without a last line that a crash tore. */
public final class JournalReader {

    private JournalReader() {}

    /**
     * Reads a journal.
     *
     * @throws IOException when the file is missing, or a complete line is not an event: the message names the line
     */
    public static List<JournalEvent> read(Path file) throws IOException {
        return LineFile.parsed(file, JournalReader::event);
    }

    /**
     * Hands the events to a visitor in their order.
     *
     * @return whether the file ends at a line's end
     * @throws IOException as {@link #read}, or what the visitor throws
     */
    public static boolean scan(Path file, RecordVisitor<JournalEvent> visitor) throws IOException {
        return LineFile.forEachLine(file, line -> visitor.visit(event(line)));
    }

    private static JournalEvent event(Line line) throws IOException {
        ObjectNode fields = RunJson.object(line.toString());
        JsonNode at = fields.remove("at");
        JsonNode event = fields.remove("event");
        if (at == null || !at.isIntegralNumber() || event == null || !event.isTextual()) {
            throw new IOException("an event needs a number \"at\" and a text \"event\"");
        }
        return new JournalEvent(at.longValue(), event.textValue(), fields);
    }
}
