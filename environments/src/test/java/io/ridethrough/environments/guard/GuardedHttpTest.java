package io.ridethrough.environments.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardedHttpTest {

    @Test
    void a_request_goes_out_as_it_was_written_and_its_answer_comes_back_whole() throws Exception {
        try (Trap server = new Trap(
                        "HTTP/1.1 404 Not Found\r\nX-State: OPEN\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nno \r\n4\r\nsuch\r\n0\r\n\r\n");
                GuardedHttp http = GuardedHttp.within(Clearance.LOOPBACK)) {
            GuardedHttp.Answer answer = http.send(HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/rest/V1/orders?fields=items%5Bsku%5D"))
                    .header("Authorization", "Bearer t")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"a\":1}"))
                    .build());

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers().firstValue("x-state")).contains("OPEN");
            assertThat(answer.text()).isEqualTo("no such");
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST /rest/V1/orders?fields=items%5Bsku%5D HTTP/1.1\r\n")
                    .containsIgnoringCase("host: 127.0.0.1:" + server.port() + "\r\n")
                    .containsIgnoringCase("authorization: Bearer t\r\n")
                    .containsIgnoringCase("content-length: 7\r\n")
                    .endsWith("\r\n\r\n{\"a\":1}");
        }
    }

    @Test
    void an_address_without_a_path_asks_for_the_root() throws Exception {
        try (Trap server = Trap.answering200();
                GuardedHttp http = GuardedHttp.within(Clearance.LOOPBACK)) {
            http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()))
                    .build());

            assertThat(server.requests()).singleElement().asString().startsWith("GET / HTTP/1.1\r\n");
        }
    }

    @Test
    void whoever_does_not_answer_in_time_is_given_up() throws Exception {
        try (ServerSocket silent = new ServerSocket(0);
                GuardedHttp http = GuardedHttp.within(Clearance.LOOPBACK)) {
            assertThatThrownBy(() -> http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/slow"))
                                    .timeout(Duration.ofMillis(200))
                                    .build()))
                    .isInstanceOf(HttpTimeoutException.class)
                    .hasMessageContaining("/slow")
                    .hasMessageContaining("200 ms");
        }
    }

    @Test
    void an_answer_that_breaks_off_is_none() throws Exception {
        try (Trap server = new Trap("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                GuardedHttp http = GuardedHttp.within(Clearance.LOOPBACK)) {
            assertThatThrownBy(() ->
                            http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                                    .build()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void where_nobody_listens_there_is_no_answer() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        try (GuardedHttp http = GuardedHttp.within(Clearance.LOOPBACK)) {
            assertThatThrownBy(() -> http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                            .build()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no answer from 127.0.0.1");
        }
    }
}
