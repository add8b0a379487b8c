package io.ridethrough.faults.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void a_bar_judges_the_first_contender() {
        Figure figure = figure(4, 9).mustBe(Bar.atMost(5));

        assertThat(figure.isMet()).contains(true);
        assertThat(figure(6, 1).mustBe(Bar.atMost(5)).isMet()).contains(false);
        assertThat(figure(0, 0).mustBe(Bar.atLeast(0)).isMet()).contains(true);
    }

    @Test
    void a_bar_on_a_ratio_judges_the_first_against_the_second() {
        assertThat(figure(9, 10).mustBe(Bar.ratioAtLeast(1)).isMet()).contains(false);
        assertThat(figure(11, 10).mustBe(Bar.ratioAtLeast(1)).isMet()).contains(true);
    }

    @Test
    void nothing_measured_is_not_judged() {
        Figure alone = Figure.of("throughput", "MB/s", List.of(OptionalDouble.of(7)));
        Figure unknown = Figure.of("memory", "MiB", List.of(OptionalDouble.empty()));

        assertThat(alone.mustBe(Bar.ratioAtLeast(1)).isMet()).isEmpty();
        assertThat(unknown.mustBe(Bar.atMost(512)).isMet()).isEmpty();
        assertThat(figure(1, 2).isMet()).isEmpty();
    }

    private static Figure figure(double ours, double theirs) {
        return Figure.of("what", "ms", List.of(OptionalDouble.of(ours), OptionalDouble.of(theirs)));
    }
}
