package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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

    private final KeptTexts kept = new KeptTexts();
    private final List<ModelCall> calls = new ArrayList<>();
    private final Moments moments = new Moments();
    private boolean isFull;

    /** What was read of the line so far. */
    private final Map<String, String> texts = new HashMap<>();

    private long latencyMillis;

    private ModelCallFile() {}

    /**
     * Reads the calls in the order of their ends.
     *
     * @throws IOException when the file is missing or a complete line is not a call: the message names the line
     */
    public static ModelCalls read(Path file) throws IOException {
        ModelCallFile reading = new ModelCallFile();
        LineFile.forEachLine(file, reading::add);
        return new ModelCalls(true, reading.isFull, reading.calls);
    }

    private void add(Line line) throws IOException {
        texts.clear();
        latencyMillis = -1;
        RunJson.visit(line, this::field);
        isFull |= calls.size() == MOST_CALLS;
        if (isFull) {
            return;
        }
        if (latencyMillis < 0) {
            throw new IOException("a call needs a number \"latencyMillis\", not below 0");
        }
        calls.add(new ModelCall(
                moments.micros(required("time")),
                kept.once(required("modelAsked")),
                kept.once(required("modelAnswered")),
                kept.once(required("outcome")),
                latencyMillis,
                required("promptSha256")));
    }

    private void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "time", "modelAsked", "modelAnswered", "outcome", "promptSha256" -> {
                if (value.hasToken(JsonToken.VALUE_STRING)) {
                    texts.put(name, value.getText());
                }
                value.skipChildren();
            }
            case "latencyMillis" -> {
                latencyMillis = value.hasToken(JsonToken.VALUE_NUMBER_INT) ? value.getLongValue() : -1;
                value.skipChildren();
            }
            case "full" -> isFull |= value.hasToken(JsonToken.VALUE_TRUE);
            default -> value.skipChildren();
        }
    }

    private String required(String field) throws IOException {
        String text = texts.get(field);
        if (text == null) {
            throw new IOException("a call needs a text \"" + field + "\"");
        }
        return text;
    }
}
