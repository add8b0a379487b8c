package io.ridethrough.environments.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.embedded.EmbeddedDefinition.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something else has a port that a definition asks for: one line says which part and which port. */
class TakenPortTest {
    @TempDir
    private Path logs;

    private ServerSocket other;
    private long childrenBefore;

    @BeforeEach
    void take() throws IOException {
        other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        childrenBefore = ProcessHandle.current().children().count();
    }

    @AfterEach
    void free() throws IOException {
        other.close();
    }

    @Test
    void the_store_says_so() {
        assertRefused("store", port -> new Ports(port, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void the_model_says_so() {
        assertRefused("model", port -> new Ports(0, port, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void the_payment_partner_says_so() {
        assertRefused("payment partner", port -> new Ports(0, 0, port, 0, 0, 0, 0, 0));
    }

    @Test
    void the_proxys_api_says_so() {
        assertRefused("fault proxy's API", port -> new Ports(0, 0, 0, port, 0, 0, 0, 0));
    }

    @Test
    void the_proxy_before_inference_says_so() {
        assertRefused("fault proxy before inference", port -> new Ports(0, 0, 0, 0, port, 0, 0, 0));
    }

    @Test
    void the_proxy_before_the_payment_partner_says_so() {
        assertRefused("fault proxy before payment", port -> new Ports(0, 0, 0, 0, 0, port, 0, 0));
    }

    @Test
    void the_egress_recorder_says_so() {
        assertRefused("egress recorder", port -> new Ports(0, 0, 0, 0, 0, 0, port, 0));
    }

    @Test
    void the_foreign_inference_partner_says_so() {
        assertRefused("foreign inference partner", port -> new Ports(0, 0, 0, 0, 0, 0, 0, port));
    }

    private void assertRefused(String part, IntFunction<Ports> ports) {
        int port = other.getLocalPort();

        assertThatThrownBy(() -> EmbeddedFixture.with(ports.apply(port)).start(EmbeddedFixture.request(logs)))
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessage("the " + part + " did not start: port " + port + " is taken");
        assertThat(ProcessHandle.current().children().count())
                .as("all that had started is stopped again")
                .isEqualTo(childrenBefore);
    }
}
