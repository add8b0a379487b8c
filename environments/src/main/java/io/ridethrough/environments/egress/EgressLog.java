package io.ridethrough.environments.egress;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        ObjectNode line = JSON.createObjectNode()
                .put("at", call.at().toString())
                .put("method", call.method())
                .put("target", call.target())
                .put("path", call.path());
        call.purpose().ifPresent(it -> line.put("purpose", it));
        call.tenant().ifPresent(it -> line.put("tenant", it));
        call.jurisdiction().ifPresent(it -> line.put("jurisdiction", it));
        line.put("request_bytes", call.requestBytes()).put("request_sha256", call.requestSha256());
        call.canaries().ifPresent(found -> found.forEach(line.putArray("canaries")::add));
        call.chat().ifPresent(it -> put(line.putObject("chat"), it));
        call.status().ifPresent(it -> line.put("status", it));
        line.put("response_bytes", call.responseBytes())
                .put("took_micros", call.took().toNanos() / 1000)
                .put("ending", call.ending().name().toLowerCase(Locale.ROOT));
        try {
            lines.write((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
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
