package io.ridethrough.results.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {
    @Test
    void what_is_left_out_is_the_default() {
        assertThat(Objective.parse("place-order p95<2s")).isEqualTo(Objective.DEFAULT);
    }

    @Test
    void all_of_it_can_be_said() {
        assertThat(Objective.parse(" staff-order/pay p99.9 < 1.5s errors<0.5% "))
                .isEqualTo(new Objective("staff-order", "pay", 99.9, Duration.ofMillis(1500), 0.005));
        assertThat(Objective.parse("pay p50<80ms").limitMillis()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"place-order p95<2s", "a/b p99.9<800ms errors<0.25%", "a/b p50<2.5s errors<0%"})
    void what_is_written_reads_back(String text) {
        Objective objective = Objective.parse(text);

        assertThat(Objective.parse(objective.toString())).isEqualTo(objective);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "p95<2s", "place-order 95<2s", "place-order p95<2", "place-order p95>2s", "a/b/c p95<2s"})
    void something_else_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Objective.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no objective")
                .hasMessageContaining("place-order p95<2s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a p100<2s", "a p0<2s", "a p95<0s", "a p95<2s errors<100%"})
    void limits_that_mean_nothing_are_refused(String text) {
        assertThatThrownBy(() -> Objective.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_percentile_takes_so_many_samples_that_one_lies_beyond_it() {
        assertThat(Objective.parse("a p95<2s").fewestSamples()).isEqualTo(20);
        assertThat(Objective.parse("a p50<2s").fewestSamples()).isEqualTo(2);
        assertThat(Objective.parse("a p99<2s").fewestSamples()).isEqualTo(100);
    }
}
