package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.HttpRig.readAll;
import static io.ridethrough.faults.proxy.HttpRig.readAnswer;
import static io.ridethrough.faults.proxy.HttpRig.readTo;
import static io.ridethrough.faults.proxy.HttpRig.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each fault of answers does over real sockets. */
class InferenceFaultsTest {
    private static final List<String> TOKENS = List.of("Buy ", "FU", "ND", "-A", ".");
    private static final String DOCUMENT =
            "{\"model\":\"m1\",\"choices\":[{\"message\":{\"content\":\"Buy FUND-A.\"}}]}";
    private static final String ROLE = event("{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}");
    private static final String DONE = event("[DONE]");

    private HttpRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = HttpRig.start(InferenceFaultsTest::answer);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void the_first_token_is_late_and_the_head_is_not() throws Exception {
        rig.toxic("slow", "first_token", Map.of("delay", 300));
        long startNanos = System.nanoTime();
        try (Socket socket = ask("/stream")) {
            readTo(socket, ROLE + "\r\n");
            long roleNanos = System.nanoTime() - startNanos;
            readTo(socket, token("Buy ") + "\r\n");
            long tokenNanos = System.nanoTime() - startNanos;
            assertThat(Duration.ofNanos(roleNanos)).isLessThan(Duration.ofMillis(250));
            assertThat(Duration.ofNanos(tokenNanos)).isBetween(Duration.ofMillis(300), Duration.ofMillis(800));
            assertThat(readTo(socket, "0\r\n\r\n")).contains(DONE);
        }
    }

    @Test
    void stalls_add_up_along_the_stream() throws Exception {
        rig.toxic("slow", "token_stall", Map.of("delay", 100));
        long startNanos = System.nanoTime();
        try (Socket socket = ask("/stream")) {
            readTo(socket, "0\r\n\r\n");
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos))
                    .isBetween(Duration.ofMillis(400), Duration.ofMillis(900));
        }
    }

    @Test
    void a_closed_stream_lacks_its_last_chunk() throws Exception {
        rig.toxic("cut", "cut_stream", Map.of("after_tokens", 2, "how", "close"));
        try (Socket socket = ask("/stream")) {
            assertThat(readAll(socket)).contains(ROLE).endsWith(token("FU") + "\r\n");
        }
    }

    @Test
    void a_reset_stream_is_reset() throws Exception {
        rig.toxic("cut", "cut_stream", Map.of("after_tokens", 2, "how", "reset"));
        try (Socket socket = ask("/stream")) {
            assertThatThrownBy(() -> readAll(socket)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void a_finished_stream_is_good_http_and_the_connection_serves_the_next_exchange() throws Exception {
        rig.toxic("cut", "cut_stream", Map.of("after_tokens", 2, "how", "finish"));
        try (Socket socket = ask("/stream")) {
            assertThat(readTo(socket, "0\r\n\r\n")).doesNotContain("ND").contains(token("FU"));
            request(socket, "/document");
            assertThat(readAnswer(socket)).contains("200 OK").endsWithIgnoringCase("Content-Length: 0\r\n\r\n");
            rig.removeToxic("cut");
            request(socket, "/document");
            assertThat(readAnswer(socket)).endsWith(DOCUMENT);
        }
    }

    @Test
    void a_cut_before_a_delay_is_delivered_with_it() throws Exception {
        rig.toxic("cut", "cut_stream", Map.of("after_tokens", 2, "how", "close"));
        rig.toxic("slow", "first_token", Map.of("delay", 200));
        try (Socket socket = ask("/stream")) {
            assertThat(readAll(socket)).endsWith(token("FU") + "\r\n");
        }
    }

    @Test
    void half_a_document_comes_of_the_whole_that_was_promised() throws Exception {
        rig.toxic("cut", "truncate_frame", Map.of("how", "close"));
        try (Socket socket = ask("/document")) {
            assertThat(readAll(socket))
                    .contains("Content-Length: " + DOCUMENT.length() + "\r\n")
                    .endsWith("\r\n\r\n" + DOCUMENT.substring(0, DOCUMENT.length() / 2));
        }
    }

    @Test
    void half_an_event_is_the_last_that_comes() throws Exception {
        rig.toxic("cut", "truncate_frame", Map.of("after_tokens", 1, "how", "finish"));
        try (Socket socket = ask("/stream")) {
            String half = token("FU").substring(0, token("FU").length() / 2);
            assertThat(readTo(socket, "0\r\n\r\n")).endsWith(half + "\r\n0\r\n\r\n");
        }
    }

    @Test
    void content_is_wrong_in_streams_and_documents() throws Exception {
        rig.toxic("wrong", "wrong_content", Map.of("replace", Map.of("FUND-A", "FUND-Z")));
        try (Socket socket = ask("/stream")) {
            assertThat(readTo(socket, "0\r\n\r\n"))
                    .contains(token("Buy "), token("FUND-Z"), token(""), token("."), DONE);
            request(socket, "/document");
            assertThat(readAnswer(socket)).endsWith(DOCUMENT.replace("FUND-A", "FUND-Z"));
        }
    }

    @Test
    void another_model_has_made_it_in_streams_of_known_length_too() throws Exception {
        rig.toxic("other", "model_version", Map.of("model", "another-model"));
        try (Socket socket = ask("/sized")) {
            assertThat(readTo(socket, "0\r\n\r\n"))
                    .doesNotContain("Content-Length")
                    .contains("data: {\"model\":\"another-model\",\"choices\":[{\"text\":\"a\"}]}\n\n");
            request(socket, "/document");
            assertThat(readAnswer(socket)).endsWith(DOCUMENT.replace("m1", "another-model"));
        }
    }

    @Test
    void json_does_not_parse_and_is_as_long_as_it_was() throws Exception {
        rig.toxic("bad", "malformed_json", Map.of());
        try (Socket socket = ask("/document")) {
            assertThat(readAnswer(socket)).endsWith(DOCUMENT.replaceFirst(":", ";"));
            request(socket, "/stream");
            assertThat(readTo(socket, "0\r\n\r\n"))
                    .contains(token("Buy ").replaceFirst("\":", "\";"), token("FU"), DONE);
        }
    }

    private Socket ask(String path) throws IOException {
        Socket socket = rig.connect();
        request(socket, path);
        return socket;
    }

    private static void request(Socket socket, String path) throws IOException {
        write(socket, "GET " + path + " HTTP/1.1\r\nHost: model\r\n\r\n");
    }

    private static void answer(HttpRig.Request request, Socket socket) throws IOException {
        switch (request.path()) {
            case "/stream" -> {
                write(
                        socket,
                        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
                write(socket, chunk(ROLE));
                for (String token : TOKENS) {
                    write(socket, chunk(token(token)));
                }
                write(socket, chunk(DONE) + "0\r\n\r\n");
            }
            case "/sized" -> {
                String body = event("{\"model\":\"m1\",\"choices\":[{\"text\":\"a\"}]}") + DONE;
                write(
                        socket,
                        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body);
            }
            default ->
                write(
                        socket,
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + DOCUMENT.length()
                                + "\r\n\r\n" + DOCUMENT);
        }
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }

    private static String event(String payload) {
        return "data: " + payload + "\n\n";
    }

    private static String token(String text) {
        return event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}");
    }
}
