package io.ridethrough.simulations.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.simulations.recording.Progress;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private static final long MIB = 1L << 20;
    private static final Optional<Duration> NONE = Optional.empty();
    private static final Progress.Snapshot SO_FAR = new Progress.Snapshot(12, 1, Map.of());

    @Test
    void a_line_tells_how_much_heap_is_used_and_how_much_may_be() {
        JsonNode line =
                ProgressLines.line(SO_FAR, HeapUse.of(new MemoryUsage(0, 200 * MIB, 300 * MIB, 495 * MIB)), NONE);

        assertThat(line.path("samples").asInt()).isEqualTo(12);
        assertThat(line.path("heapUsedMiB").asInt()).isEqualTo(200);
        assertThat(line.path("heapLimitMiB").asInt()).isEqualTo(495);
    }

    @Test
    void processor_time_is_told_where_the_system_tells_it() {
        HeapUse heap = HeapUse.of(new MemoryUsage(0, 200 * MIB, 300 * MIB, 495 * MIB));

        assertThat(ProgressLines.line(SO_FAR, heap, Optional.of(Duration.ofMillis(4_100)))
                        .path("cpuMillis")
                        .asInt())
                .isEqualTo(4_100);
        assertThat(ProgressLines.line(SO_FAR, heap, NONE).has("cpuMillis")).isFalse();
    }

    @Test
    void a_limit_that_the_virtual_machine_does_not_know_is_left_out() {
        JsonNode line = ProgressLines.line(SO_FAR, HeapUse.of(new MemoryUsage(-1, 200 * MIB, 300 * MIB, -1)), NONE);

        assertThat(line.path("heapUsedMiB").asInt()).isEqualTo(200);
        assertThat(line.has("heapLimitMiB")).isFalse();
    }
}
