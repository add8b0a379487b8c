package io.ridethrough.results.capacity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.StepMeasurement;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    @Test
    void what_is_done_at_rates_that_are_not_kept_up_with_is_all_that_can_be_done() {
        Throughput most = Throughput.of(levels(
                        Steps.step(8, "a", 300),
                        Steps.step(10, "a", 400),
                        Steps.queueing(12, "a", 500, 10.1),
                        Steps.queueing(13, "a", 600, 9.9)))
                .orElseThrow();

        assertThat(most.perSecond()).isCloseTo(10, within(1e-9));
        assertThat(most.lowestRate()).isEqualTo(12);
    }

    @Test
    void a_shop_that_keeps_up_with_the_highest_rate_may_do_more() {
        assertThat(Throughput.of(levels(Steps.queueing(8, "a", 300, 6), Steps.step(10, "a", 400))))
                .as("the lower one was chance")
                .isEmpty();
    }

    @Test
    void no_more_than_chance_is_no_queue() {
        // 25 more of 600 are under way at the end; by chance it is some five.
        assertThat(Throughput.of(levels(Steps.step(8, "a", 300), Steps.queueing(10, "a", 400, 10 - 25.0 / 60))))
                .isPresent();
        // A twentieth as many customers in the same minute: two more of thirty are nothing.
        assertThat(Throughput.of(levels(Steps.step(0.4, "a", 300), Steps.queueing(0.5, "a", 400, 0.5 - 2.0 / 60))))
                .isEmpty();
    }

    @Test
    void a_little_of_many_is_no_queue_either() {
        assertThat(Throughput.of(levels(Steps.step(80, "a", 300), Steps.queueing(100, "a", 400, 98))))
                .isEmpty();
    }

    @Test
    void what_might_have_been_done_scatters_as_journeys_that_end_by_themselves() {
        Throughput most = Throughput.of(levels(Steps.step(8, "a", 300), Steps.queueing(12, "a", 400, 10)))
                .orElseThrow();
        SplittableRandom random = new SplittableRandom(1);

        double[] drawn =
                DoubleStream.generate(() -> most.drawn(random)).limit(4_000).toArray();

        double mean = DoubleStream.of(drawn).average().orElseThrow();
        double deviation = Math.sqrt(DoubleStream.of(drawn)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow());
        assertThat(mean).isCloseTo(10, within(0.02));
        assertThat(deviation).isCloseTo(Math.sqrt(600) / 60, within(0.02));
    }

    private static List<RateLevel> levels(StepMeasurement... steps) {
        return RateLevel.of(List.of(steps));
    }
}
