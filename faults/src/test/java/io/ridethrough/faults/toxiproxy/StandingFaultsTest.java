package io.ridethrough.faults.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.proxy.Rig;
import io.ridethrough.faults.proxy.TestUpstream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandingFaultsTest {
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start(FaultProxySettings.defaults(), TestUpstream.echo());
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void where_nothing_is_broken_nothing_stands() throws IOException {
        assertThat(StandingFaults.at(rig.server().apiUrl())).isEmpty();
    }

    @Test
    void ours_strangers_and_outages_are_told_apart_and_left_alone() throws Exception {
        rig.call("POST", "/proxies/echo/toxics", "{\"name\":\"stranger\",\"type\":\"latency\"}");
        try (ToxiproxyInjector injector = ToxiproxyInjector.connect(rig.server().apiUrl())) {
            injector.inject("echo", new NetworkFault.Latency(Duration.ofMillis(1)));
            injector.inject("echo", new NetworkFault.Outage());

            assertThat(StandingFaults.at(rig.server().apiUrl()))
                    .hasSize(3)
                    .contains(new StandingFault("echo", "stranger", false), new StandingFault("echo", "", false))
                    .anyMatch(fault -> fault.isOurs() && fault.told().startsWith("the toxic ridethrough-latency-"));
            assertThat(StandingFaults.at(rig.server().apiUrl()))
                    .as("nothing is healed")
                    .hasSize(3);
        }
        assertThat(StandingFaults.at(rig.server().apiUrl()))
                .containsExactly(new StandingFault("echo", "stranger", false));
    }

    @Test
    void where_nothing_speaks_the_api_that_is_told() {
        assertThatThrownBy(() -> StandingFaults.at(URI.create("http://127.0.0.1:1")))
                .isInstanceOf(IOException.class);
    }
}
