package io.ridethrough.environments.egress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.HomeEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A recorder on loopback, with what it wrote down and raw connections to it. */
final class EgressFixture implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    static final Canaries CANARIES = new Canaries(List.of(
            new Canaries.Kind("note", Pattern.compile("heron-[a-z]{1,32}-\\d{4}"), true),
            new Canaries.Kind("e-mail", Pattern.compile("(?<![a-z0-9.-])[a-z0-9.-]{1,64}+@example\\.test"), false)));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final EgressRecorder recorder;

    EgressFixture(Path folder) throws IOException {
        this(folder, EgressSettings.of(Clock.systemUTC(), CANARIES));
    }

    EgressFixture(Path folder, EgressSettings settings) throws IOException {
        this.file = folder.resolve("egress.ndjson");
        this.recorder = EgressRecorder.start(0, file, settings);
    }

    static EgressSettings allowing(Reach reach, Names names, HomeEndpoint... homes) {
        return EgressSettings.of(Clock.systemUTC(), CANARIES)
                .withAllowed(AllowList.of(List.of(homes), reach))
                .withNames(names);
    }

    EgressRecorder recorder() {
        return recorder;
    }

    int port() {
        return recorder.url().getPort();
    }

    HttpClient.Builder caller() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", port())));
    }

    Socket raw() throws IOException {
        Socket socket = new Socket("127.0.0.1", port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    /** A connection over which hardly anything is on its way to a caller who does not read. */
    Socket rawReadingLittle() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", port()));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    /** What comes back on a connection of its own until it is closed. */
    String exchange(String request) throws IOException {
        try (Socket socket = raw()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    List<JsonNode> linesAfter(long calls) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (recorder.calls() < calls && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        return lines();
    }

    List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** Connections of callers that are still there once others have had time to go. */
    int connectionsAfterAWhile() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (recorder.connections() > 1 && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        return recorder.connections();
    }

    @Override
    public void close() {
        recorder.close();
    }
}
