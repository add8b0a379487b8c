package io.ridethrough.faults.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API holds at most. */
class ApiLimitsTest {
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start();
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void a_server_has_256_proxies_and_not_one_more() throws Exception {
        // One is the rig's own.
        String most = disabled(2, 256);
        assertThat(rig.call("POST", "/populate", most).statusCode()).isEqualTo(201);
        assertThat(rig.call("POST", "/proxies", one(257)).body())
                .contains("a server has at most 256 proxies", "\"status\":409");
        assertThat(rig.call("POST", "/populate", disabled(1, 257)).body())
                .contains("a server has at most 256 proxies", "\"proxies\":[]");
    }

    @Test
    void a_proxy_is_created_with_64_toxics_and_not_one_more() throws Exception {
        assertThat(rig.status("POST", "/proxies", withToxics("a", 64))).isEqualTo(201);
        assertThat(rig.call("POST", "/proxies", withToxics("b", 65)).body()).contains("a proxy has at most 64 toxics");
        assertThat(rig.status("GET", "/proxies/b", "")).isEqualTo(404);
    }

    @Test
    void a_name_has_255_characters_and_not_one_more() throws Exception {
        assertThat(rig.status("POST", "/proxies/echo/toxics", named("n".repeat(255))))
                .isEqualTo(200);
        assertThat(rig.call("POST", "/proxies/echo/toxics", named("n".repeat(256)))
                        .body())
                .contains("name is longer than 255 characters");
    }

    @Test
    void a_body_of_more_than_1_mebibyte_is_refused() throws Exception {
        assertThat(rig.status("POST", "/populate", " ".repeat(1024 * 1024 + 1))).isEqualTo(413);
        assertThat(rig.status("GET", "/version", "")).isEqualTo(200);
    }

    @Test
    void a_nesting_of_more_than_1000_is_refused() throws Exception {
        assertThat(rig.call("POST", "/populate", "[".repeat(1001)).body()).contains("bad request body", "nesting");
    }

    @Test
    void requests_of_a_client_that_reads_no_answers_wait() throws Exception {
        rig.call("POST", "/populate", disabled(2, 256));
        URI api = rig.server().apiUrl();
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            socket.getOutputStream()
                    .write("GET /proxies HTTP/1.1\r\n\r\n".repeat(2000).getBytes(US_ASCII));
            Rig.await("no more is answered", () -> {
                long before = answered();
                pause();
                return before > 0 && answered() - before <= 1;
            });
            assertThat(answered()).isLessThan(1000);
            InputStream answers = socket.getInputStream();
            byte[] some = new byte[1 << 16];
            Rig.await("all are answered once they are read", () -> {
                try {
                    for (int i = 0; i < 200 && answers.available() > 0; i++) {
                        answers.read(some);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return answered() > 2000;
            });
        }
    }

    private long answered() {
        try {
            return rig.call("GET", "/metrics", "")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("ridethrough_api_requests_total{status=\"200\"}"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                    .sum();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }

    private static String disabled(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(ApiLimitsTest::one).collect(Collectors.joining(",", "[", "]"));
    }

    private static String one(int number) {
        return "{\"name\":\"" + number + "\",\"upstream\":\"127.0.0.1:9\",\"enabled\":false}";
    }

    private static String withToxics(String name, int count) {
        String toxics = IntStream.range(0, count)
                .mapToObj(number -> named(String.valueOf(number)))
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"name\":\"" + name + "\",\"upstream\":\"127.0.0.1:9\",\"toxics\":" + toxics + "}";
    }

    private static String named(String name) {
        return "{\"name\":\"" + name + "\",\"type\":\"noop\"}";
    }
}
