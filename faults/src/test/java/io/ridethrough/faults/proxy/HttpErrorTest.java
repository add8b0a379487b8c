package io.ridethrough.faults.proxy;

import static io.ridethrough.faults.proxy.HttpRig.readAll;
import static io.ridethrough.faults.proxy.HttpRig.readAnswer;
import static io.ridethrough.faults.proxy.HttpRig.readTo;
import static io.ridethrough.faults.proxy.HttpRig.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpErrorTest {
    private static final String GET = "GET /fine HTTP/1.1\r\n\r\n";

    @Test
    void a_request_is_answered_without_the_upstream_and_the_next_one_is_served() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            rig.toxic("limit", "http_error", Map.of("status", 429, "retry_after", 7));
            write(socket, "POST /a HTTP/1.1\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000));
            String answer = readAnswer(socket);
            assertThat(answer)
                    .startsWith("HTTP/1.1 429 Too Many Requests\r\n")
                    .containsIgnoringCase("\r\nretry-after: 7\r\n")
                    .containsIgnoringCase("\r\ncontent-type: application/json\r\n")
                    .doesNotContainIgnoringCase("\r\nconnection:")
                    .contains("\"code\":\"rate_limit_exceeded\"");
            rig.removeToxic("limit");
            write(socket, GET);
            assertThat(readAnswer(socket)).endsWith("\r\n\r\nfine");
            assertThat(rig.requests()).hasSize(1);
        }
    }

    @Test
    void without_retry_after_the_answer_has_none() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath)) {
            rig.toxic("down", "http_error", Map.of("status", 503));
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(rig.uri("/")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isEmpty();
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"message\":\"503 Service Unavailable\",\"type\":\"server_error\","
                            + "\"param\":null,\"code\":\"503\"}}");
            assertThat(rig.counters().touched()).containsEntry("down", 1L);
        }
    }

    @Test
    void head_is_answered_with_a_head_alone() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            rig.toxic("down", "http_error", Map.of("status", 500));
            write(socket, "HEAD / HTTP/1.1\r\n\r\nHEAD / HTTP/1.1\r\n\r\n");
            assertThat(readTo(socket, "\r\n\r\n")).startsWith("HTTP/1.1 500 ");
            assertThat(readTo(socket, "\r\n\r\n")).startsWith("HTTP/1.1 500 ");
        }
    }

    @Test
    void who_awaits_leave_to_send_a_body_is_answered_at_once_and_told_that_it_was_the_last() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            rig.toxic("down", "http_error", Map.of("status", 503));
            write(socket, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
            assertThat(readAll(socket))
                    .startsWith("HTTP/1.1 503 ")
                    .containsIgnoringCase("\r\nconnection: close\r\n")
                    .endsWith("}}");
            Rig.await("the connection is over", () -> rig.counters().openConnections() == 0);
            assertThat(rig.requests()).isEmpty();
        }
    }

    @Test
    void a_connection_that_is_to_close_closes_behind_the_answer() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            rig.toxic("down", "http_error", Map.of("status", 503));
            write(socket, "POST / HTTP/1.0\r\nContent-Length: 4\r\n\r\n");
            readTo(socket, "}}");
            write(socket, "body");
            assertThat(readAll(socket)).isEmpty();
        }
    }

    @Test
    void each_request_is_drawn_for_and_the_same_seed_draws_the_same() throws Exception {
        List<Integer> first = statuses();
        assertThat(first.stream().filter(status -> status == 503)).hasSizeBetween(80, 160);
        assertThat(statuses()).isEqualTo(first);
    }

    @Test
    void errors_and_answers_of_pipelined_requests_keep_their_order() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            rig.toxic("some", "http_error", 0.5, Map.of("status", 503));
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                all.append("GET /n").append(i).append(" HTTP/1.1\r\n\r\n");
            }
            write(socket, all.toString());
            List<String> served = new ArrayList<>();
            int refused = 0;
            for (int i = 0; i < 100; i++) {
                String answer = readAnswer(socket);
                if (answer.startsWith("HTTP/1.1 200")) {
                    assertThat(answer).endsWith("\r\n\r\nn" + i);
                    served.add("/n" + i);
                } else {
                    refused++;
                }
            }
            assertThat(refused).isBetween(20, 80);
            assertThat(rig.requests()).extracting(HttpRig.Request::path).isEqualTo(served);
            assertThat(rig.counters().touched()).containsEntry("some", (long) refused);
        }
    }

    @Test
    void toxics_for_bytes_act_on_errors_as_on_answers() throws Exception {
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath);
                Socket socket = rig.connect()) {
            rig.toxic("late", "latency", Map.of("latency", 150));
            rig.toxic("down", "http_error", Map.of("status", 503));
            Duration taken = Rig.timed(() -> {
                write(socket, GET);
                assertThat(readAnswer(socket)).startsWith("HTTP/1.1 503 ");
            });
            assertThat(taken).isBetween(Duration.ofMillis(150), Duration.ofMillis(400));
            rig.removeToxic("down");
            write(socket, GET);
            assertThat(readAnswer(socket)).endsWith("fine");
        }
    }

    private static List<Integer> statuses() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (HttpRig rig = HttpRig.start(HttpRig::echoPath)) {
            rig.toxic("some", "http_error", 0.3, Map.of("status", 503));
            for (int connection = 0; connection < 4; connection++) {
                try (Socket socket = rig.connect()) {
                    for (int i = 0; i < 100; i++) {
                        write(socket, GET);
                        statuses.add(Integer.parseInt(readAnswer(socket).substring(9, 12)));
                    }
                }
            }
        }
        return statuses;
    }
}
