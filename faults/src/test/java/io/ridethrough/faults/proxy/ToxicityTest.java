package io.ridethrough.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** Toxicity over real sockets. */
class ToxicityTest {
    private static final int CONNECTIONS = 10_000;

    @Test
    void thirty_percent_of_ten_thousand_connections_are_reset() throws Exception {
        FaultProxySettings settings = FaultProxySettings.defaults().withSeed(20_26);
        try (Rig rig = Rig.start(settings, TestUpstream.echo())) {
            rig.toxic("reset", "reset_peer", "downstream", "\"timeout\":0");
            assertThat(rig.status("PATCH", "/proxies/echo/toxics/reset", "{\"toxicity\":0.3}"))
                    .isEqualTo(200);
            int resets = 0;
            for (int i = 0; i < CONNECTIONS; i++) {
                resets += isReset(rig) ? 1 : 0;
            }
            // 99 % of binomials (10,000; 0.3) lie within 2.576 standard deviations of 45.8 about 3000.
            assertThat(resets).isBetween(2882, 3118);
            assertThat(rig.counters().touched()).containsEntry("reset", (long) resets);
        }
    }

    private static boolean isReset(Rig rig) throws IOException {
        try (Socket socket = rig.connect()) {
            // The client resets as well, so that no port stays in use for a minute.
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            return false;
        } catch (SocketException e) {
            return true;
        }
    }
}
