package io.ridethrough.faults.toxiproxy;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;

import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import eu.rekawek.toxiproxy.model.toxic.Bandwidth;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import eu.rekawek.toxiproxy.model.toxic.LimitData;
import eu.rekawek.toxiproxy.model.toxic.ResetPeer;
import eu.rekawek.toxiproxy.model.toxic.Slicer;
import eu.rekawek.toxiproxy.model.toxic.SlowClose;
import eu.rekawek.toxiproxy.model.toxic.Timeout;
import io.ridethrough.faults.proxy.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What toxiproxy-java 2.1.11 asserts of toxics through its client: each of the eleven tests of its {@code ToxicsTest}
 * has its counterpart here, against the fault proxy. What the client holds is what the server answered.
 */
class ClientToxicsTest {
    private Rig rig;
    private ToxicList toxics;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start();
        toxics = new ToxiproxyClient(
                        rig.server().apiUrl().getHost(), rig.server().apiUrl().getPort())
                .getProxy("echo")
                .toxics();
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    /** Its testToxic. */
    @Test
    void a_toxic_applies_to_all_connections_until_its_toxicity_says_otherwise() throws Exception {
        Toxic toxic = toxics.bandwidth("slow", DOWNSTREAM, 100);
        is(toxic, "slow", DOWNSTREAM);
        assertThat(toxic.getToxicity()).isEqualTo(1f);
        toxic.setToxicity(0.1f);
        assertThat(toxic.getToxicity()).isEqualTo(0.1f);
    }

    /** Its testGetAllToxics. */
    @Test
    void all_toxics_are_listed_with_their_types_and_attributes() throws Exception {
        toxics.bandwidth("slow", DOWNSTREAM, 100);
        toxics.bandwidth("slower", UPSTREAM, 200);
        assertThat(toxics.getAll())
                .hasSize(2)
                .satisfiesExactlyInAnyOrder(
                        down -> rateOf(down, "slow", DOWNSTREAM, 100), up -> rateOf(up, "slower", UPSTREAM, 200));
    }

    /** Its testGetToxic. */
    @Test
    void a_toxic_is_found_by_its_name() throws Exception {
        toxics.bandwidth("slow", DOWNSTREAM, 100);
        rateOf(toxics.get("slow"), "slow", DOWNSTREAM, 100);
    }

    /** Its testRemoveToxic. */
    @Test
    void a_removed_toxic_is_listed_no_more() throws Exception {
        Toxic toxic = toxics.bandwidth("slow", DOWNSTREAM, 100);
        assertThat(toxics.getAll()).hasSize(1);
        toxic.remove();
        assertThat(toxics.getAll()).isEmpty();
    }

    /** Its testBandwidth. */
    @Test
    void a_bandwidth_has_a_rate() throws Exception {
        Bandwidth bandwidth = toxics.bandwidth("toxic", UPSTREAM, 100);
        assertThat(bandwidth.getRate()).isEqualTo(100);
        bandwidth.setRate(200);
        assertThat(bandwidth.getRate()).isEqualTo(200);
    }

    /** Its testLatency. */
    @Test
    void a_latency_has_a_mean_and_no_jitter_until_that_is_set() throws Exception {
        Latency latency = toxics.latency("toxic", UPSTREAM, 100);
        assertThat(latency.getLatency()).isEqualTo(100);
        assertThat(latency.getJitter()).isZero();
        latency.setLatency(200).setJitter(10);
        assertThat(latency.getLatency()).isEqualTo(200);
        assertThat(latency.getJitter()).isEqualTo(10);
    }

    /** Its testSlicer. */
    @Test
    void a_slicer_has_a_size_and_a_delay() throws Exception {
        Slicer slicer = toxics.slicer("toxic", UPSTREAM, 100, 10);
        assertThat(slicer.getAverageSize()).isEqualTo(100);
        assertThat(slicer.getDelay()).isEqualTo(10);
        slicer.setAverageSize(200);
        slicer.setDelay(20);
        assertThat(slicer.getAverageSize()).isEqualTo(200);
        assertThat(slicer.getDelay()).isEqualTo(20);
    }

    /** Its testSlowClose. */
    @Test
    void a_slow_close_has_a_delay() throws Exception {
        SlowClose slow = toxics.slowClose("toxic", UPSTREAM, 100);
        assertThat(slow.getDelay()).isEqualTo(100);
        slow.setDelay(200);
        assertThat(slow.getDelay()).isEqualTo(200);
    }

    /** Its testTimeout. */
    @Test
    void a_timeout_has_a_time() throws Exception {
        Timeout timeout = toxics.timeout("toxic", UPSTREAM, 100);
        assertThat(timeout.getTimeout()).isEqualTo(100);
        timeout.setTimeout(200);
        assertThat(timeout.getTimeout()).isEqualTo(200);
    }

    /** Its testLimitData. */
    @Test
    void a_limit_of_data_has_bytes() throws Exception {
        LimitData limit = toxics.limitData("toxic", UPSTREAM, 100);
        assertThat(limit.getBytes()).isEqualTo(100);
        limit.setBytes(200);
        assertThat(limit.getBytes()).isEqualTo(200);
    }

    /** Its testResetPeer. */
    @Test
    void a_reset_has_a_time() throws Exception {
        ResetPeer reset = toxics.resetPeer("toxic", UPSTREAM, 100);
        assertThat(reset.getTimeout()).isEqualTo(100);
        reset.setTimeout(200);
        assertThat(reset.getTimeout()).isEqualTo(200);
    }

    private static void is(Toxic toxic, String name, ToxicDirection direction) {
        assertThat(toxic.getName()).isEqualTo(name);
        assertThat(toxic.getStream()).isEqualTo(direction);
    }

    private static void rateOf(Toxic toxic, String name, ToxicDirection direction, long rate) {
        is(toxic, name, direction);
        assertThat(toxic.getToxicity()).isEqualTo(1f);
        assertThat(toxic)
                .isInstanceOfSatisfying(
                        Bandwidth.class,
                        bandwidth -> assertThat(bandwidth.getRate()).isEqualTo(rate));
    }
}
