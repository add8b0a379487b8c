package io.ridethrough.environments.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.ridethrough.environments.HomeEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No name is really looked up here: whatever a host is called, it stands on this machine. */
class EgressReachTest {
    private final Queue<String> lookedUp = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private HttpServer callee;
    private String port = "";

    @BeforeEach
    void open() throws IOException {
        callee = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        callee.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        callee.start();
        port = ":" + callee.getAddress().getPort();
    }

    @AfterEach
    void close() {
        callee.stop(0);
    }

    private InetAddress loopback(String host) throws UnknownHostException {
        lookedUp.add(host);
        if (host.startsWith("unknown")) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1});
    }

    private static HomeEndpoint home(String place, String... ranges) {
        return new HomeEndpoint("registry", List.of(place), List.of(ranges), List.of("CH"), false);
    }

    private JsonNode called(Reach reach, String host, HomeEndpoint... homes) throws Exception {
        try (EgressFixture egress = new EgressFixture(folder, EgressFixture.allowing(reach, this::loopback, homes))) {
            egress.exchange("GET http://" + host + port + "/ HTTP/1.1\r\nConnection: close\r\n\r\n");
            return egress.linesAfter(1).get(0);
        }
    }

    private static String told(JsonNode line) {
        return line.path("status") + " " + line.path("ending").asText() + " at "
                + line.path("address").asText("nowhere");
    }

    @Test
    void a_name_at_home_is_looked_up_and_called_and_its_address_written_down() throws Exception {
        assertThat(told(called(Reach.HOME, "registry.example.ch", home("registry.example.ch" + port))))
                .isEqualTo("204 answered at 127.0.0.1");
        assertThat(lookedUp).containsExactly("registry.example.ch");
    }

    @Test
    void a_name_below_a_suffix_at_home_is_called_too() throws Exception {
        assertThat(told(called(Reach.HOME, "a.b.example.ch", home("*.example.ch" + port))))
                .isEqualTo("204 answered at 127.0.0.1");
    }

    @Test
    void a_name_at_home_that_leads_elsewhere_is_not_called_and_seen_to_do_so() throws Exception {
        JsonNode line =
                called(Reach.LOOPBACK, "registry.example.ch", home("registry.example.ch" + port, "10.20.0.0/16"));

        assertThat(told(line)).isEqualTo("403 refused at 127.0.0.1");
        assertThat(line.path("note").asText()).endsWith("stands at 127.0.0.1, outside the ranges of registry");
    }

    @Test
    void a_name_at_home_that_stands_in_one_of_its_ranges_is_called() throws Exception {
        HomeEndpoint home = home("registry.example.ch" + port, "10.20.0.0/16", "127.0.0.0/8");

        assertThat(told(called(Reach.HOME, "registry.example.ch", home))).isEqualTo("204 answered at 127.0.0.1");
    }

    @Test
    void a_name_that_is_declared_nowhere_is_not_even_looked_up() throws Exception {
        assertThat(told(called(Reach.LOOPBACK, "model.example.com", home("registry.example.ch" + port))))
                .isEqualTo("403 refused at nowhere");
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void what_stays_on_this_machine_is_passed_on_unless_home_alone_is() throws Exception {
        assertThat(told(called(Reach.LOOPBACK, "127.0.0.1"))).isEqualTo("204 answered at 127.0.0.1");
    }

    @Test
    void with_home_alone_another_place_on_this_machine_is_refused() throws Exception {
        assertThat(told(called(Reach.HOME, "localhost", home("127.0.0.0/8:1")))).isEqualTo("403 refused at nowhere");
    }

    @Test
    void a_range_at_home_holds_its_addresses() throws Exception {
        assertThat(told(called(Reach.HOME, "127.0.0.1", home("127.0.0.0/8")))).isEqualTo("204 answered at 127.0.0.1");
    }

    @Test
    void with_a_reach_of_anywhere_what_is_unknown_is_passed_on_and_written_down() throws Exception {
        assertThat(told(called(Reach.ANYWHERE, "model.example.com"))).isEqualTo("204 answered at 127.0.0.1");
        assertThat(lookedUp).containsExactly("model.example.com");
    }

    @Test
    void a_name_that_nobody_knows_is_unreachable() throws Exception {
        assertThat(told(called(Reach.ANYWHERE, "unknown.example"))).isEqualTo("502 unreachable at nowhere");
    }

    @Test
    void a_home_without_a_place_is_a_mistake() {
        assertThatThrownBy(() -> AllowList.of(List.of(home("registry")), Reach.HOME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"registry\" is no place");
    }
}
