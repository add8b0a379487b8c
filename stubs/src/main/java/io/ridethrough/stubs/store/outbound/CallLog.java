package io.ridethrough.stubs.store.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of every call to a model: a line of JSON each, appended to a file, and the last {@value #KEPT} in
 * memory. A file of {@value #MAX_BYTES} bytes takes no more: its last line says so, and the log does too.
 */
public final class CallLog implements AutoCloseable {
    /** Calls kept in memory. */
    public static final int KEPT = 1000;

    /** The most that a file holds, but for its last line. */
    public static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_COUNTERS = 64;
    private static final String FULL = "{\"full\":true}\n";

    private final Deque<InferenceCall> last = new ArrayDeque<>(KEPT);
    private final Map<Key, Long> counts = new TreeMap<>();
    private final long maxBytes;
    private @Nullable FileChannel file;

    private CallLog(@Nullable FileChannel file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /**
     * What is counted apart.
     *
     * @param model the model asked for
     * @param outcome as in {@link InferenceCall}
     */
    public record Key(EndpointLocation endpoint, String model, String outcome) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return line().compareTo(other.line());
        }

        private String line() {
            return endpoint + "\n" + model + "\n" + outcome;
        }
    }

    /**
     * Opens the file to append to it, and makes it if there is none.
     *
     * @param file empty for memory alone
     * @throws IOException when it can't be opened
     */
    public static CallLog open(Optional<Path> file) throws IOException {
        return open(file, MAX_BYTES);
    }

    static CallLog open(Optional<Path> file, long maxBytes) throws IOException {
        return new CallLog(
                file.isEmpty()
                        ? null
                        : FileChannel.open(file.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                maxBytes);
    }

    /** Writes one call down. A file that fails is given up with a warning; no client suffers for it. */
    public synchronized void add(InferenceCall call) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(call);
        Key key = new Key(call.endpoint(), call.modelAsked(), call.outcome());
        if (counts.containsKey(key) || counts.size() < MAX_COUNTERS) {
            counts.merge(key, 1L, Long::sum);
        }
        write(call);
    }

    /** The last calls, oldest first. */
    public synchronized List<InferenceCall> calls() {
        return List.copyOf(last);
    }

    /** Calls since the start; at most {@value #MAX_COUNTERS} kinds are counted. */
    public synchronized Map<Key, Long> counts() {
        return new TreeMap<>(counts);
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException unwritten) {
                LOG.warn("the call log is not closed: {}", unwritten.toString());
            }
            file = null;
        }
    }

    private void write(InferenceCall call) {
        FileChannel channel = file;
        if (channel == null) {
            return;
        }
        try {
            byte[] line = line(call);
            boolean isFull = channel.size() + line.length > maxBytes;
            ByteBuffer rest = ByteBuffer.wrap(isFull ? FULL.getBytes(StandardCharsets.US_ASCII) : line);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            if (isFull) {
                LOG.warn("the call log is full at {} bytes; later calls are not in it", maxBytes);
                close();
            }
        } catch (IOException unwritten) {
            LOG.warn("the call log is given up: {}", unwritten.toString());
            close();
        }
    }

    private static byte[] line(InferenceCall call) throws JsonProcessingException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", call.at().toString());
        line.put("purpose", call.purpose());
        line.put("tenant", call.tenant().label());
        line.put("jurisdiction", call.jurisdiction().name());
        line.put("hasPersonalData", call.hasPersonalData());
        line.put("endpoint", call.endpoint().label());
        line.put("modelAsked", call.modelAsked());
        line.put("modelAnswered", call.modelAnswered());
        line.put("outcome", call.outcome());
        line.put("latencyMillis", call.latencyMillis());
        line.put("promptSha256", call.promptSha256());
        line.put("promptCharacters", call.promptCharacters());
        return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
