package io.ridethrough.results.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code egress.ndjson}: one call a line, without a last line that a crash tore. Fields that no check needs may be
 * anything. Lines are read one by one and equal texts are kept once, so that a full record fits into memory.
 */
public final class EgressFile {

    /** Most calls of one file, as recorders write it: with so many, later ones are missing. */
    public static final long MOST_CALLS = 2_000_000;

    private static final int MOST_CANARIES = 64;

    private final Map<String, String> texts = new HashMap<>();

    private EgressFile() {}

    /**
     * Reads the calls in the order of their ends.
     *
     * @throws IOException when the file is missing, a complete line is not a call, or there are more than
     *     {@value #MOST_CALLS}: the message names the line
     */
    public static Egress read(Path file) throws IOException {
        EgressFile reading = new EgressFile();
        List<EgressCall> calls = new ArrayList<>();
        LineFile.forEachLine(file, line -> {
            if (calls.size() == MOST_CALLS) {
                throw new IOException("more than " + MOST_CALLS + " calls");
            }
            calls.add(reading.call(RunJson.object(line)));
        });
        return new Egress(true, calls.size() == MOST_CALLS, calls);
    }

    private EgressCall call(ObjectNode line) throws IOException {
        JsonNode bytes = line.path("request_bytes");
        if (!bytes.isIntegralNumber() || bytes.longValue() < 0) {
            throw new IOException("a call needs a number \"request_bytes\", not below 0");
        }
        return new EgressCall(
                micros(required(line, "at")),
                required(line, "target"),
                optional(line, "address"),
                optional(line, "purpose"),
                optional(line, "tenant"),
                optional(line, "jurisdiction"),
                bytes.longValue(),
                required(line, "ending"),
                canaries(line, "canaries"),
                canaries(line, "answer_canaries").orElse(List.of()),
                chat(line));
    }

    private Optional<Chat> chat(ObjectNode line) throws IOException {
        JsonNode chat = line.get("chat");
        if (chat == null) {
            return Optional.empty();
        }
        if (!(chat instanceof ObjectNode seen)) {
            throw new IOException("\"chat\" is not an object");
        }
        String answer = required(seen, "answer");
        return Optional.of(new Chat(
                optional(seen, "point"),
                required(seen, "model"),
                required(seen, "prompt_sha256"),
                Arrays.stream(Chat.Answer.values())
                        .filter(extent -> extent.name().toLowerCase(Locale.ROOT).equals(answer))
                        .findFirst()
                        .orElseThrow(() -> new IOException("\"" + answer + "\" is no extent of an answer")),
                optional(seen, "answer_model")));
    }

    static long micros(String at) throws IOException {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(at));
        } catch (DateTimeException notATime) {
            throw new IOException("\"" + at + "\" is not a time", notATime);
        }
    }

    private String required(ObjectNode line, String field) throws IOException {
        if (!line.has(field)) {
            throw new IOException("a call needs a text \"" + field + "\"");
        }
        return optional(line, field);
    }

    private String optional(ObjectNode line, String field) throws IOException {
        JsonNode value = line.get(field);
        if (value == null) {
            return "";
        }
        if (!value.isTextual()) {
            throw new IOException("\"" + field + "\" is not a text");
        }
        return field.equals("at") ? value.textValue() : texts.computeIfAbsent(value.textValue(), text -> text);
    }

    private Optional<List<String>> canaries(ObjectNode line, String field) throws IOException {
        JsonNode found = line.get(field);
        if (found == null) {
            return Optional.empty();
        }
        if (!found.isArray() || found.size() > MOST_CANARIES) {
            throw new IOException("\"" + field + "\" is not a list of at most " + MOST_CANARIES + " texts");
        }
        List<String> ids = new ArrayList<>(found.size());
        for (JsonNode id : found) {
            if (!id.isTextual()) {
                throw new IOException("\"" + field + "\" is not a list of texts");
            }
            ids.add(texts.computeIfAbsent(id.textValue(), text -> text));
        }
        return Optional.of(ids);
    }
}
