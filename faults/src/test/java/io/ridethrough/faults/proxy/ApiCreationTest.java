package io.ridethrough.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies that are created together with their toxics, and proxies that take another's place. */
class ApiCreationTest {
    private static final String SLOW = "{\"name\":\"slow\",\"type\":\"latency\",\"attributes\":{\"latency\":100}}";

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
    void the_first_connection_meets_the_toxics_of_a_new_proxy() throws Exception {
        int port = freePort();
        HttpResponse<String> created = rig.call("POST", "/proxies", proxy("new", port, SLOW));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("\"name\":\"slow\"", "\"latency\":100");
        try (Socket client = new Socket("127.0.0.1", port)) {
            assertThat(Rig.timed(() -> Rig.exchange(client, "ping"))).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"magic"}                                       | 400 | invalid toxic type
            {"type":"latency","attributes":{"latency":-1}}         | 400 | latency is not a whole number
            {"type":"latency"},{"type":"latency"}                  | 409 | toxic already exists
            {"type":"first_token"}                                 | 400 | create the proxy with
            5                                                      | 400 | a toxic is not an object
            """)
    void a_toxic_that_is_refused_leaves_no_proxy(String toxics, int status, String reason) throws Exception {
        int port = freePort();
        HttpResponse<String> answer = rig.call("POST", "/proxies", proxy("new", port, toxics));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(reason);
        assertThat(rig.status("GET", "/proxies/new", "")).isEqualTo(404);
        assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(ConnectException.class);
    }

    @Test
    void a_port_that_is_taken_leaves_no_proxy() throws Exception {
        String body = proxy("new", rig.proxy().port(), SLOW);
        assertThat(rig.status("POST", "/proxies", body)).isEqualTo(500);
        assertThat(rig.status("GET", "/proxies/new", "")).isEqualTo(404);
        assertThat(rig.status("POST", "/proxies", proxy("new", freePort(), SLOW)))
                .isEqualTo(201);
    }

    @Test
    void populate_creates_proxies_with_their_toxics() throws Exception {
        HttpResponse<String> answer = rig.call("POST", "/populate", "[" + proxy("new", freePort(), SLOW) + "]");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"name\":\"slow\"");
    }

    @Test
    void populate_keeps_a_proxy_with_the_same_toxics_and_replaces_one_with_others() throws Exception {
        rig.call("POST", "/proxies/echo/toxics", SLOW);
        try (Socket live = rig.connect()) {
            Rig.exchange(live, "ping");
            assertThat(rig.status("POST", "/populate", "[" + echo(SLOW) + "]")).isEqualTo(201);
            assertThat(Rig.exchange(live, "ping")).isEqualTo("ping");
            assertThat(rig.call("POST", "/populate", "[" + echo("") + "]").body())
                    .contains("\"toxics\":[]");
            assertThat(live.getInputStream().read()).isNegative();
        }
        try (Socket client = rig.connect()) {
            assertThat(Rig.exchange(client, "ping")).isEqualTo("ping");
        }
    }

    @Test
    void a_proxy_becomes_aware_of_http_with_its_toxics_in_place() throws Exception {
        rig.call("POST", "/proxies/echo/toxics", SLOW);
        HttpResponse<String> changed = rig.call("PATCH", "/proxies/echo", "{\"http\":true}");
        assertThat(changed.body())
                .contains(
                        "\"http\":true",
                        "\"name\":\"slow\"",
                        "\"listen\":\"" + rig.proxy().hostPort());
        assertThat(rig.status("POST", "/proxies/echo/toxics", "{\"type\":\"first_token\"}"))
                .isEqualTo(200);
        assertThat(rig.call("PATCH", "/proxies/echo", "{\"http\":false}").body())
                .contains("first_token acts on HTTP", "\"status\":400");
        assertThat(rig.call("GET", "/proxies/echo", "").body()).contains("\"http\":true");
    }

    @Test
    void reset_heals_the_others_when_one_proxy_cannot_listen() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String stuck = proxy("a", holder.getLocalPort(), "").replace("}", ",\"enabled\":false}");
            assertThat(rig.status("POST", "/proxies", stuck)).isEqualTo(201);
            rig.call("POST", "/proxies/echo/toxics", SLOW);
            rig.setEnabled(false);
            assertThat(rig.call("POST", "/reset", "").body()).contains("address already in use");
            assertThat(rig.call("GET", "/proxies/echo", "").body()).contains("\"enabled\":true", "\"toxics\":[]");
        }
    }

    private String echo(String toxics) {
        return proxy("echo", rig.proxy().port(), toxics);
    }

    private String proxy(String name, int port, String toxics) {
        return "{\"name\":\"" + name + "\",\"upstream\":\"" + rig.upstreamAddress() + "\",\"listen\":\"127.0.0.1:"
                + port + "\",\"toxics\":[" + toxics + "]}";
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
