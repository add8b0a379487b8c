package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void a_share_just_below_its_bound_does_not_read_as_the_bound() {
        assertThat(Figures.percent(0.98996)).isEqualTo("98.99 %");
        assertThat(Figures.percent(0.29)).isEqualTo("29 %");
        assertThat(Figures.percent(797, 800)).isEqualTo("99.62 % (797 of 800)");
    }

    @Test
    void durations_have_the_unit_that_suits_them() {
        assertThat(Figures.micros(1_234)).isEqualTo("1.2 ms");
        assertThat(Figures.micros(812_400)).isEqualTo("812 ms");
        assertThat(Figures.micros(4_210_000)).isEqualTo("4.21 s");
        assertThat(Figures.micros(0)).isEqualTo("0 ms");
    }

    @Test
    void lists_are_read_aloud() {
        assertThat(Figures.list(List.of("slow"))).isEqualTo("slow");
        assertThat(Figures.list(List.of("slow", "down", "recovery"))).isEqualTo("slow, down and recovery");
    }

    @Test
    void a_percentile_is_a_value_that_was_measured() {
        long[] oneToHundred = LongStream.rangeClosed(1, 100).toArray();

        assertThat(Percentile.nearestRank(oneToHundred, 95)).isEqualTo(95);
        assertThat(Percentile.nearestRank(oneToHundred, 99.9)).isEqualTo(100);
        assertThat(Percentile.nearestRank(oneToHundred, 0.1)).isEqualTo(1);
        assertThat(Percentile.nearestRank(new long[] {7}, 50)).isEqualTo(7);
    }

    @Test
    void a_percentile_of_nothing_is_refused() {
        assertThatThrownBy(() -> Percentile.nearestRank(new long[0], 95)).isInstanceOf(Unjudgeable.class);
        assertThatThrownBy(() -> Percentile.nearestRank(new long[] {1}, 0)).isInstanceOf(Unjudgeable.class);
    }
}
