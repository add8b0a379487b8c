package io.ridethrough.results.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code inference-calls.ndjson}: one call a line, without a last line that a crash tore. Its last line may say that it
 * is full. Fields that no check needs may be anything.
 */
public final class ModelCallFile {

    /** Most calls of one file: with so many, later ones are missing. */
    public static final long MOST_CALLS = 2_000_000;

    private final Map<String, String> names = new HashMap<>();
    private final List<ModelCall> calls = new ArrayList<>();
    private final Moments moments = new Moments();
    private boolean isFull;

    private ModelCallFile() {}

    /**
     * Reads the calls in the order of their ends.
     *
     * @throws IOException when the file is missing or a complete line is not a call: the message names the line
     */
    public static ModelCalls read(Path file) throws IOException {
        ModelCallFile reading = new ModelCallFile();
        LineFile.forEachLine(file, line -> reading.add(RunJson.object(line)));
        return new ModelCalls(true, reading.isFull, reading.calls);
    }

    private void add(ObjectNode line) throws IOException {
        isFull |= line.path("full").asBoolean() || calls.size() == MOST_CALLS;
        if (isFull) {
            return;
        }
        JsonNode latency = line.path("latencyMillis");
        if (!latency.isIntegralNumber() || latency.longValue() < 0) {
            throw new IOException("a call needs a number \"latencyMillis\", not below 0");
        }
        calls.add(new ModelCall(
                moments.micros(text(line, "time")),
                name(line, "modelAsked"),
                name(line, "modelAnswered"),
                name(line, "outcome"),
                latency.longValue(),
                text(line, "promptSha256")));
    }

    private static String text(ObjectNode line, String field) throws IOException {
        JsonNode value = line.path(field);
        if (!value.isTextual()) {
            throw new IOException("a call needs a text \"" + field + "\"");
        }
        return value.textValue();
    }

    /** A text that many calls have, kept once. */
    private String name(ObjectNode line, String field) throws IOException {
        return names.computeIfAbsent(text(line, field), text -> text);
    }
}
