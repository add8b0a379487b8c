package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplerTest {
    @Test
    void the_journal_keeps_what_the_generator_says_of_itself() {
        assertThat(Sampler.kept(JsonNodeFactory.instance
                        .objectNode()
                        .put("event", "tick")
                        .put("samples", 12)
                        .put("failed", 1)
                        .put("heapUsedMiB", 200)
                        .put("heapLimitMiB", 495)
                        .put("cpuMillis", 4_100)))
                .isEqualTo(Map.of("sent", 12L, "heapUsedMiB", 200L, "heapLimitMiB", 495L, "cpuMillis", 4_100L));
    }

    @Test
    void what_the_generator_does_not_tell_is_left_out() {
        assertThat(Sampler.kept(JsonNodeFactory.instance.objectNode().put("samples", 12)))
                .isEqualTo(Map.of("sent", 12L));
    }
}
