package io.ridethrough.faults.bench.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactionBenchTest {
    @Test
    void every_fault_is_seen_to_begin_and_to_end() throws Exception {
        StringWriter printed = new StringWriter();
        Reactions reactions = ReactionBench.run(3, new PrintWriter(printed));
        assertThat(reactions.toAffected()).hasSize(3).allMatch(time -> !time.isNegative() && !time.isZero());
        assertThat(reactions.toFree()).hasSize(3).allMatch(time -> !time.isNegative() && !time.isZero());
        assertThat(printed.toString()).contains("first byte affected: p50 ", "first byte free: p50 ", "3 times");
    }

    @Test
    void the_bar_is_for_both_and_for_the_99th_percentile() {
        List<Duration> quick = List.of(Duration.ofMillis(1), Duration.ofMillis(50));
        List<Duration> slow = List.of(Duration.ofMillis(51), Duration.ofMillis(1));
        assertThat(new Reactions(quick, quick).isWithinBar()).isTrue();
        assertThat(new Reactions(slow, quick).isWithinBar()).isFalse();
        assertThat(new Reactions(quick, slow).isWithinBar()).isFalse();
    }

    @Test
    void a_quantile_is_a_value_that_was_measured() {
        List<Duration> sorted = List.of(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3));
        assertThat(Reactions.quantile(sorted, 0.5)).isEqualTo(Duration.ofMillis(2));
        assertThat(Reactions.quantile(sorted, 0.99)).isEqualTo(Duration.ofMillis(3));
        assertThat(Reactions.quantile(sorted, 1)).isEqualTo(Duration.ofMillis(3));
    }
}
