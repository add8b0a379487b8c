package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.faults.proxy.toxics.Delay.Bucket;
import io.ridethrough.faults.proxy.toxics.Delay.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DelayTest {
    private static final int DRAWS = 200_000;

    @Test
    void without_jitter_every_draw_is_the_mean_and_takes_nothing_from_the_generator() {
        for (Spread spread : List.of(Spread.UNIFORM, Spread.NORMAL, Spread.LOGNORMAL)) {
            SplittableRandom random = new SplittableRandom(5);
            assertThat(new Delay(7, 0, spread, List.of()).drawNanos(random)).isEqualTo(7_000_000);
            assertThat(random.nextLong()).isEqualTo(new SplittableRandom(5).nextLong());
        }
        assertThat(Delay.NONE.drawNanos(new SplittableRandom(5))).isZero();
    }

    @Test
    void a_uniform_draw_is_anywhere_within_the_jitter() {
        double[] millis = drawMillis(new Delay(100, 60, Spread.UNIFORM, List.of()));
        assertThat(mean(millis)).isCloseTo(100, within(0.5));
        assertThat(Arrays.stream(millis).min().orElseThrow()).isBetween(40.0, 40.1);
        assertThat(Arrays.stream(millis).max().orElseThrow()).isBetween(159.9, 160.0);
        assertThat(share(millis, 40, 70)).isCloseTo(0.25, within(0.01));
    }

    @Test
    void a_normal_draw_has_the_mean_and_the_standard_deviation() {
        double[] millis = drawMillis(new Delay(100, 20, Spread.NORMAL, List.of()));
        assertThat(mean(millis)).isCloseTo(100, within(0.5));
        assertThat(deviation(millis)).isCloseTo(20, within(0.5));
        assertThat(share(millis, 80, 120)).isCloseTo(0.6827, within(0.01));
    }

    @Test
    void a_lognormal_draw_has_the_mean_and_the_standard_deviation() {
        double[] millis = drawMillis(new Delay(100, 50, Spread.LOGNORMAL, List.of()));
        assertThat(mean(millis)).isCloseTo(100, within(0.5));
        assertThat(deviation(millis)).isCloseTo(50, within(1.0));
        // The median of a lognormal is mean² / sqrt(mean² + deviation²).
        assertThat(share(millis, 0, 10_000 / Math.sqrt(12_500))).isCloseTo(0.5, within(0.01));
    }

    @Test
    void a_lognormal_delay_of_mean_zero_is_zero() {
        assertThat(new Delay(0, 50, Spread.LOGNORMAL, List.of()).drawNanos(new SplittableRandom(1)))
                .isZero();
    }

    @Test
    void a_recorded_draw_is_one_of_the_values_as_often_as_it_was_counted() {
        Delay delay = new Delay(
                5,
                99,
                Spread.HISTOGRAM,
                List.of(new Bucket(10, 3), new Bucket(1, 0), new Bucket(2.5, 1), new Bucket(7, 0)));
        double[] millis = drawMillis(delay);
        assertThat(Arrays.stream(millis).distinct().sorted()).containsExactly(7.5, 15.0);
        assertThat(mean(millis)).isCloseTo(13.125, within(0.05));
    }

    @Test
    void a_recorded_delay_is_found_at_its_share() {
        Delay delay = new Delay(0, 0, Spread.HISTOGRAM, List.of(new Bucket(10, 3), new Bucket(20, 1)));
        assertThat(delay.recordedMillis(0)).isEqualTo(10);
        assertThat(delay.recordedMillis(0.7499)).isEqualTo(10);
        assertThat(delay.recordedMillis(0.75)).isEqualTo(20);
        assertThat(delay.recordedMillis(1)).isEqualTo(20);
    }

    @Test
    void no_draw_is_negative() {
        double[] millis = drawMillis(new Delay(10, 30, Spread.NORMAL, List.of()));
        assertThat(Arrays.stream(millis).min().orElseThrow()).isZero();
        assertThat(Arrays.stream(millis).max().orElseThrow()).isGreaterThan(40);
        assertThat(new Delay(0, 0, Spread.HISTOGRAM, List.of(new Bucket(3, 1))).drawNanos(new SplittableRandom(1)))
                .isEqualTo(3_000_000);
    }

    @Test
    void no_draw_is_so_long_that_clocks_overflow() {
        Delay endless = new Delay(0, 0, Spread.HISTOGRAM, List.of(new Bucket(1e300, 1)));
        assertThat(endless.drawNanos(new SplittableRandom(1))).isEqualTo(Delay.MAX_MILLIS * 1_000_000);
    }

    @Test
    void the_same_seed_draws_the_same() {
        Delay delay = new Delay(100, 50, Spread.LOGNORMAL, List.of());
        RandomGenerator one = new SplittableRandom(3);
        RandomGenerator other = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            assertThat(delay.drawNanos(one)).isEqualTo(delay.drawNanos(other));
        }
    }

    private static double[] drawMillis(Delay delay) {
        SplittableRandom random = new SplittableRandom(42);
        return DoubleStream.generate(() -> delay.drawNanos(random) / 1e6)
                .limit(DRAWS)
                .toArray();
    }

    private static double mean(double[] millis) {
        return Arrays.stream(millis).average().orElseThrow();
    }

    private static double deviation(double[] millis) {
        double mean = mean(millis);
        return Math.sqrt(Arrays.stream(millis)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    private static double share(double[] millis, double fromMillis, double toMillis) {
        return (double) Arrays.stream(millis)
                        .filter(value -> value >= fromMillis && value < toMillis)
                        .count()
                / millis.length;
    }
}
