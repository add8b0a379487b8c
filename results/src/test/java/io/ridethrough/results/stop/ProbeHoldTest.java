package io.ridethrough.results.stop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.StopCondition.ProbeAbove;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProbeHoldTest {

    private final ProbeHold queued =
            new ProbeHold(new ProbeAbove("requests-queued", "store", "", "queued", 50, Duration.ofSeconds(2)));

    @Test
    void holds_once_every_reading_of_the_time_was_above() {
        assertThat(read(1_000, 51)).isEmpty();
        assertThat(read(2_000, 99)).isEmpty();
        assertThat(read(3_000, 60)).hasValue(60);
        assertThat(queued.highest()).hasValue(99);
    }

    @Test
    void a_reading_at_the_bound_begins_the_time_anew() {
        read(1_000, 51);
        assertThat(read(2_500, 50)).isEmpty();
        assertThat(read(3_000, 51)).isEmpty();
        assertThat(read(4_999, 51)).isEmpty();
        assertThat(read(5_000, 51)).hasValue(51);
    }

    @Test
    void what_could_not_be_read_neither_begins_nor_ends_it() {
        read(1_000, 51);
        assertThat(queued.read("store", Map.of("workers", 16), 2_000_000)).isEmpty();
        assertThat(queued.read("proxy", Map.of("target", "inference", "queued", 1), 2_500_000))
                .isEmpty();
        assertThat(read(3_000, 51)).hasValue(51);
    }

    @Test
    void a_proxys_readings_are_told_apart_by_their_target() {
        ProbeHold open = new ProbeHold(new ProbeAbove(
                "inference-connections", "proxy", "inference", "openConnections", 10, Duration.ofSeconds(1)));

        open.read("proxy", Map.of("target", "payment", "openConnections", 50L), 0);
        assertThat(open.read("proxy", Map.of("target", "payment", "openConnections", 50L), 5_000_000))
                .isEmpty();
        assertThat(open.highest()).isEmpty();
    }

    private OptionalLong read(long atMillis, int value) {
        return queued.read("store", Map.of("queued", value), atMillis * 1_000);
    }
}
