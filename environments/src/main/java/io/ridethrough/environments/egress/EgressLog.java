package io.ridethrough.environments.egress;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Appends each call as one line of JSON. Safe for many threads; longer than {@value #MAX_CALLS} lines it never gets. */
final class EgressLog implements AutoCloseable {
    static final long MAX_CALLS = 2_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputStream lines;
    private long calls;

    private EgressLog(OutputStream lines) {
        this.lines = lines;
    }

    /** Opens the file, which is made if there is none and lengthened if there is. */
    static EgressLog open(Path file) throws IOException {
        return new EgressLog(Files.newOutputStream(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND));
    }

    /** Calls seen, also those past the file's limit. */
    synchronized long calls() {
        return calls;
    }

    synchronized void append(EgressCall call) {
        calls++;
        if (calls > MAX_CALLS) {
            return;
        }
        ObjectNode line = line(call);
        try {
            lines.write((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static ObjectNode line(EgressCall call) {
        ObjectNode line = JSON.createObjectNode()
                .put("at", call.at().toString())
                .put("method", call.method())
                .put("target", call.target());
        call.address().ifPresent(it -> line.put("address", it));
        line.put("path", call.path());
        call.said().purpose().ifPresent(it -> line.put("purpose", it));
        call.said().tenant().ifPresent(it -> line.put("tenant", it));
        call.said().jurisdiction().ifPresent(it -> line.put("jurisdiction", it));
        line.put("request_bytes", call.request().bytes());
        call.request().sha256().ifPresent(it -> line.put("request_sha256", it));
        Sighting asked = call.request().canaries();
        line.put("scanned", asked.isWhole());
        // Without the list nothing is claimed; what was found is told even where not all was looked through.
        if (asked.isWhole() || !asked.ids().isEmpty()) {
            asked.ids().forEach(line.putArray("canaries")::add);
        }
        call.chat().ifPresent(it -> put(line.putObject("chat"), it));
        call.status().ifPresent(it -> line.put("status", it));
        line.put("response_bytes", call.answer().bytes());
        List<String> answered = call.answer().canaries().ids();
        if (!answered.isEmpty()) {
            answered.forEach(line.putArray("answer_canaries")::add);
        }
        line.put("took_micros", call.took().toNanos() / 1000)
                .put("ending", call.ending().name().toLowerCase(Locale.ROOT));
        call.note().ifPresent(it -> line.put("note", it));
        return line;
    }

    private static void put(ObjectNode line, SeenChat chat) {
        line.put("point", chat.point())
                .put("model", chat.model())
                .put("prompt_sha256", chat.promptSha256())
                .put("answer", chat.answer().name().toLowerCase(Locale.ROOT))
                .put("answer_model", chat.answerModel());
    }

    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }
}
