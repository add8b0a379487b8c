package io.ridethrough.simulations.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillsTest {
    @TempDir
    private Path folder;

    @Test
    void a_killed_runners_faults_end_with_their_leases() throws Exception {
        List<KillResult> results = kill(Duration.ofMillis(600), Duration.ofSeconds(2));

        assertThat(results).allSatisfy(result -> assertThat(result.left()).isEmpty());
        assertThat(results).anySatisfy(result -> assertThat(result.inPlace()).isPositive());
    }

    @Test
    void a_fault_that_outlives_the_time_allowed_is_told() throws Exception {
        // A grace that takes most of the lease away stands for a proxy that frees too late.
        List<KillResult> results = kill(Duration.ofSeconds(20), Duration.ofMillis(-19_900));

        assertThat(results).anySatisfy(result -> assertThat(result.left()).isNotEmpty());
        assertThat(results).allSatisfy(result -> assertThat(result.untilFree()).isEmpty());
    }

    /** One kill at each of the three moments. */
    private List<KillResult> kill(Duration lease, Duration grace) throws Exception {
        try (FaultProxyServer server =
                FaultProxyServer.start(FaultProxySettings.defaults().withLease(Duration.ZERO))) {
            KillSettings settings = new KillSettings(3, 3, lease, grace, 7);
            return new Kills(settings, server.apiUrl(), folder).run(result -> {});
        }
    }
}
