package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.Rig.exchange;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.faults.proxy.events.EventStreams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GET = "GET / HTTP/1.1\r\n\r\n";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void events_are_lines_of_json_until_the_server_closes() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        try (Rig rig = Rig.start()) {
            HttpResponse<Stream<String>> answer = open(rig, "/events");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).contains("application/x-ndjson");
            Iterator<String> events = answer.body().iterator();
            try (Socket socket = rig.connect()) {
                // The proxy takes the connection on a thread of its own, and the toxic could come before it.
                lines.add(parsed(events.next()));
                rig.toxic("slow", "latency", "downstream", "\"latency\":1");
                exchange(socket, "ping");
            }
            awaitClosed(rig);
            rig.server().close();
            events.forEachRemaining(line -> lines.add(parsed(line)));
        }
        assertThat(lines)
                .extracting(line -> line.path("event").asText())
                .containsExactly("connection_opened", "toxic_added", "first_affected", "connection_closed");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("at_nanos").isIntegralNumber()).isTrue();
            assertThat(line.path("proxy").asText()).isEqualTo("echo");
        });
        assertThat(lines.get(1).path("type").asText()).isEqualTo("latency");
        assertThat(lines.get(1).path("stream").asText()).isEqualTo("downstream");
        assertThat(lines.get(2).path("toxic").asText()).isEqualTo("slow");
        assertThat(lines.get(3).path("bytes_up").asLong()).isEqualTo(4);
    }

    @Test
    void a_reader_can_ask_for_one_proxy() throws Exception {
        try (Rig rig = Rig.start()) {
            ProxyAddress other = rig.server().createProxy("other", rig.upstreamAddress(), 0, Optional.empty());
            HttpResponse<Stream<String>> answer = open(rig, "/events?proxy=other");
            exchangeOnce(rig.connect());
            exchangeOnce(new Socket(other.host(), other.port()));
            awaitClosed(rig);
            rig.server().close();
            assertThat(answer.body().map(EventStreamTest::parsed))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.path("proxy").asText()).isEqualTo("other"));
        }
    }

    @Test
    void a_reader_that_leaves_is_forgotten() throws Exception {
        try (Rig rig = Rig.start()) {
            HttpResponse<InputStream> answer =
                    http.send(request(rig, "/events"), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(streams(rig)).isEqualTo(1);
            answer.body().close();
            Rig.await("it is forgotten", () -> streams(rig) == 0);
        }
    }

    @Test
    void there_are_only_so_many_readers() throws Exception {
        try (Rig rig = Rig.start()) {
            for (int i = 0; i < EventStreams.MAX_STREAMS; i++) {
                assertThat(open(rig, "/events").statusCode()).isEqualTo(200);
            }
            HttpResponse<String> refused = rig.call("GET", "/events", "");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("streams of events already");
        }
    }

    @Test
    void events_can_only_be_read() throws Exception {
        try (Rig rig = Rig.start()) {
            assertThat(rig.status("POST", "/events", "")).isEqualTo(405);
        }
    }

    @Test
    void a_reader_that_is_too_slow_loses_lines_and_is_told_how_many() throws Exception {
        int attempts = 150_000;
        try (Rig rig = Rig.start();
                Socket reader = new Socket()) {
            reader.setReceiveBufferSize(4096);
            reader.connect(
                    new InetSocketAddress("127.0.0.1", rig.server().apiUrl().getPort()));
            reader.getOutputStream().write("GET /events HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            Rig.await("it listens", () -> streams(rig) == 1);
            try (Socket socket = rig.connect()) {
                sendRequests(rig, socket, attempts);
            }
            Tally tally = new Tally();
            tally.read(reader, attempts);
            assertThat(tally.lost).isPositive();
            assertThat(tally.seen).isPositive();
            // At the place of what is missing, and so before its end, stands how much it is.
            assertThat(tally.seen + tally.lost).isGreaterThanOrEqualTo(attempts);
            assertThat(rig.call("GET", "/metrics", "").body())
                    .contains("ridethrough_events_lost_total " + tally.lost + "\n");
        }
    }

    /** What a reader finds: attempts that it sees, and events that it hears are lost. */
    private static final class Tally {
        private long seen;
        private long lost;

        /** Reads until all attempts are accounted for; the socket's read limit ends it otherwise. */
        void read(Socket reader, long attempts) throws IOException {
            reader.setSoTimeout(5_000);
            BufferedReader text = new BufferedReader(new InputStreamReader(reader.getInputStream(), US_ASCII));
            String line = text.readLine();
            while (line != null && !line.isEmpty()) {
                line = text.readLine();
            }
            while (line != null && seen + lost < attempts) {
                line = text.readLine();
                JsonNode event = parsed(String.valueOf(line));
                seen += event.path("event").asText().equals("attempt") ? 1 : 0;
                lost += event.path("event").asText().equals("lost")
                        ? event.path("count").asLong()
                        : 0;
            }
        }
    }

    /** Many requests, of which nothing is read back: the upstream is let go with them. */
    private static void sendRequests(Rig rig, Socket socket, int count) throws Exception {
        rig.toxic("hole", "timeout", "upstream", "\"timeout\":0");
        byte[] some = GET.repeat(1000).getBytes(US_ASCII);
        OutputStream out = socket.getOutputStream();
        for (int i = 0; i < count / 1000; i++) {
            out.write(some);
        }
        Rig.await("all are counted", () -> rig.counters().attempts() == count);
    }

    private HttpResponse<Stream<String>> open(Rig rig, String path) throws Exception {
        return http.send(request(rig, path), HttpResponse.BodyHandlers.ofLines());
    }

    private static HttpRequest request(Rig rig, String path) {
        return HttpRequest.newBuilder(URI.create(rig.server().apiUrl() + path)).build();
    }

    private static void exchangeOnce(Socket opened) throws IOException {
        try (Socket socket = opened) {
            exchange(socket, "ping");
        }
    }

    private static void awaitClosed(Rig rig) throws InterruptedException {
        Rig.await("the connection is closed", () -> rig.counters().openConnections() == 0);
    }

    private static long streams(Rig rig) {
        try {
            String metrics = rig.call("GET", "/metrics", "").body();
            return metrics.lines()
                    .filter(line -> line.startsWith("ridethrough_event_streams "))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                    .sum();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
