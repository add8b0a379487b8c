package io.ridethrough.faults.bench.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.bench.EchoLoop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactionBenchTest {
    @Test
    void every_fault_is_seen_to_begin_and_to_end() throws Exception {
        try (EchoLoop.Serving echo = EchoLoop.serve()) {
            Reactions reactions = ReactionBench.run(3, echo.address());
            assertThat(reactions.toAffected()).hasSize(3).allMatch(time -> !time.isNegative() && !time.isZero());
            assertThat(reactions.toFree()).hasSize(3).allMatch(time -> !time.isNegative() && !time.isZero());
        }
    }

    @Test
    void a_quantile_is_a_value_that_was_measured() {
        List<Duration> sorted = List.of(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3));
        assertThat(Reactions.quantile(sorted, 0.5)).isEqualTo(Duration.ofMillis(2));
        assertThat(Reactions.quantile(sorted, 0.99)).isEqualTo(Duration.ofMillis(3));
        assertThat(Reactions.quantile(sorted, 1)).isEqualTo(Duration.ofMillis(3));
    }
}
