package io.ridethrough.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private static final String LATENCY = "{\"name\":\"slow\",\"type\":\"latency\",\"attributes\":{\"latency\":1}}";

    private Rig rig;

    @BeforeAll
    void start() throws Exception {
        rig = Rig.start();
    }

    @AfterAll
    void stop() throws Exception {
        rig.close();
    }

    @BeforeEach
    void heal() throws Exception {
        assertThat(rig.status("POST", "/reset", "")).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   | /proxies                    | {                                     | 400 | bad request body:
            POST   | /proxies                    | []                                    | 400 | bad request body:
            POST   | /proxies                    | {"upstream":"127.0.0.1:1"}            | 400 | missing required field: name
            POST   | /proxies                    | {"name":"x"}                          | 400 | missing required field: upstream
            POST   | /proxies                    | {"name":"x","upstream":"nowhere"}     | 400 | not host:port
            POST   | /proxies                    | {"name":"x","upstream":"10.0.0.1:80"} | 403 | not a loopback address
            POST   | /proxies                    | {"name":"x","upstream":"127.0.0.1:1","listen":"0.0.0.0:0"} | 403 | not a loopback address
            POST   | /proxies                    | {"name":"echo","upstream":"127.0.0.1:1"} | 409 | proxy already exists
            GET    | /proxies/none               | `                                     ` | 404 | proxy not found
            DELETE | /proxies/none               | `                                     ` | 404 | proxy not found
            POST   | /proxies/echo               | {"enabled":1}                         | 400 | enabled is not a boolean
            POST   | /proxies/echo/toxics        | {"type":"magic"}                      | 400 | invalid toxic type
            POST   | /proxies/echo/toxics        | {"type":"latency","stream":"sideways"} | 400 | stream was invalid
            POST   | /proxies/echo/toxics        | {"type":"latency","toxicity":2}       | 400 | toxicity is not a number from 0 to 1
            POST   | /proxies/echo/toxics        | {"type":"latency","attributes":{"latency":-1}} | 400 | latency is not a whole number
            GET    | /proxies/echo/toxics/none   | `                                     ` | 404 | toxic not found
            PUT    | /proxies                    | {}                                    | 405 | method not allowed
            GET    | /reset                      | `                                     ` | 405 | method not allowed
            GET    | /nothing/of/the/kind/here   | `                                     ` | 404 | no such path
            POST   | /populate                   | {}                                    | 400 | not an array
            """)
    void refuses_with_a_status_and_a_reason(String method, String path, String body, int status, String reason)
            throws Exception {
        HttpResponse<String> answer = rig.call(method, path, body.strip());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(reason).contains("\"status\":" + status);
    }

    @Test
    void a_proxy_is_created_read_changed_and_deleted() throws Exception {
        String definition = "{\"name\":\"other\",\"upstream\":\"" + rig.upstreamAddress() + "\"}";
        HttpResponse<String> created = rig.call("POST", "/proxies", definition);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("\"enabled\":true").contains("\"listen\":\"127.0.0.1:");
        assertThat(rig.call("GET", "/proxies", "").body())
                .contains("\"other\":{")
                .contains("\"echo\":{");
        assertThat(rig.status("POST", "/proxies/other/toxics", LATENCY)).isEqualTo(200);
        HttpResponse<String> moved = rig.call("PATCH", "/proxies/other", "{\"listen\":\"localhost:0\"}");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(moved.body()).contains("\"slow\"");
        assertThat(rig.status("DELETE", "/proxies/other", "")).isEqualTo(204);
        assertThat(rig.status("GET", "/proxies/other", "")).isEqualTo(404);
    }

    @Test
    void a_toxic_is_created_read_changed_and_deleted() throws Exception {
        HttpResponse<String> created = rig.call("POST", "/proxies/echo/toxics", LATENCY);
        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(created.body())
                .contains("\"stream\":\"downstream\"", "\"toxicity\":1,", "\"jitter\":0", "\"touched\":0");
        assertThat(rig.status("POST", "/proxies/echo/toxics", LATENCY)).isEqualTo(409);
        String change = "{\"attributes\":{\"jitter\":1},\"toxicity\":0.5}";
        assertThat(rig.call("PATCH", "/proxies/echo/toxics/slow", change).body())
                .contains("\"latency\":1", "\"jitter\":1", "\"toxicity\":0.5");
        assertThat(rig.status("DELETE", "/proxies/echo/toxics/slow", "")).isEqualTo(204);
        assertThat(rig.call("GET", "/proxies/echo/toxics", "").body()).isEqualTo("[]");
    }

    @Test
    void a_toxic_is_named_after_its_type_and_stream() throws Exception {
        assertThat(rig.call("POST", "/proxies/echo/toxics", "{\"type\":\"reset_peer\",\"stream\":\"upstream\"}")
                        .body())
                .contains("\"name\":\"reset_peer_upstream\"");
    }

    @Test
    void reset_enables_and_removes_toxics() throws Exception {
        rig.call("POST", "/proxies/echo/toxics", LATENCY);
        rig.setEnabled(false);
        assertThat(rig.status("POST", "/reset", "")).isEqualTo(204);
        assertThat(rig.call("GET", "/proxies/echo", "").body()).contains("\"enabled\":true", "\"toxics\":[]");
        rig.connect().close();
    }

    @Test
    void populate_keeps_what_is_the_same_and_replaces_what_differs() throws Exception {
        long connectionsBefore = rig.counters().connections();
        rig.connect().close();
        Rig.await("it is counted", () -> rig.counters().connections() == connectionsBefore + 1);
        String same = "[{\"name\":\"echo\",\"listen\":\"" + rig.proxy().hostPort() + "\",\"upstream\":\""
                + rig.upstreamAddress() + "\"}]";
        HttpResponse<String> answer = rig.call("POST", "/populate", same);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).startsWith("{\"proxies\":[{\"name\":\"echo\"");
        assertThat(rig.counters().connections()).isEqualTo(connectionsBefore + 1);
    }

    @Test
    void browsers_are_turned_away() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(rig.server().apiUrl() + "/proxies"))
                .header("User-Agent", "Mozilla/5.0")
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_taken_api_port_is_named() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = holder.getLocalPort();
            assertThatThrownBy(() ->
                            FaultProxyServer.start(FaultProxySettings.defaults().withApiPort(port)))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("port " + port + " is taken");
            assertThatThrownBy(() -> rig.server().createProxy("x", rig.upstreamAddress(), port, Optional.empty()))
                    .isInstanceOf(PortTakenException.class);
            String body = "{\"name\":\"x\",\"upstream\":\"127.0.0.1:1\",\"listen\":\"127.0.0.1:" + port + "\"}";
            HttpResponse<String> answer = rig.call("POST", "/proxies", body);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("listen tcp 127.0.0.1:" + port + ": bind: address already in use");
        }
    }
}
