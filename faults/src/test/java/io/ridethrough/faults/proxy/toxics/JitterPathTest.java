package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.faults.proxy.toxics.Delay.Bucket;
import io.ridethrough.faults.proxy.toxics.Delay.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JitterPathTest {
    private static final long SEED = 20_26;
    private static final long START_NANOS = -5_000_000_000L;
    private static final Delay UNIFORM = new Delay(100, 100, Spread.UNIFORM, List.of());
    private static final Delay NORMAL = new Delay(100, 25, Spread.NORMAL, List.of());
    private static final Delay LOGNORMAL = new Delay(100, 50, Spread.LOGNORMAL, List.of());
    private static final Delay RECORDED =
            new Delay(20, 0, Spread.HISTOGRAM, List.of(new Bucket(10, 50), new Bucket(40, 30), new Bucket(200, 20)));

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 3, 100})
    void at_any_age_a_uniform_delay_is_even(double ageSeconds) {
        assertThat(maxDistance(atAge(UNIFORM, ageSeconds), millis -> millis / 200))
                .isLessThan(0.015);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.3, 3, 100})
    void at_any_age_a_lognormal_delay_is_lognormal(double ageSeconds) {
        double logDeviation = Math.sqrt(Math.log(1.25));
        double logMean = Math.log(100) - logDeviation * logDeviation / 2;
        assertThat(maxDistance(
                        atAge(LOGNORMAL, ageSeconds),
                        millis -> normalShare((Math.log(millis) - logMean) / logDeviation)))
                .isLessThan(0.015);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.3, 3, 100})
    void at_any_age_a_normal_delay_is_normal(double ageSeconds) {
        assertThat(maxDistance(atAge(NORMAL, ageSeconds), millis -> normalShare((millis - 100) / 25)))
                .isLessThan(0.015);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 3, 12, 100})
    void at_any_age_a_recorded_delay_is_as_recorded(double ageSeconds) {
        double[] millis = atAge(RECORDED, ageSeconds);
        assertThat(share(millis, 30)).isCloseTo(0.5, within(0.015));
        assertThat(share(millis, 60)).isCloseTo(0.3, within(0.015));
        assertThat(share(millis, 220)).isCloseTo(0.2, within(0.015));
    }

    @Test
    void a_path_never_falls_as_fast_as_time_passes() {
        for (Delay delay : List.of(UNIFORM, NORMAL, LOGNORMAL)) {
            JitterPath path = new JitterPath(delay, new SplittableRandom(SEED), START_NANOS);
            long lastNanos = path.delayNanos(START_NANOS);
            long mostFallenNanos = 0;
            for (long elapsedNanos = 1_000_000; elapsedNanos < 60_000_000_000L; elapsedNanos += 1_000_000) {
                long delayNanos = path.delayNanos(START_NANOS + elapsedNanos);
                mostFallenNanos = Math.max(mostFallenNanos, lastNanos - delayNanos);
                lastNanos = delayNanos;
            }
            assertThat(mostFallenNanos).isBetween(300_000L, 333_335L);
        }
    }

    @Test
    void a_uniform_path_averages_its_mean_within_seconds() {
        for (long seed = 0; seed < 50; seed++) {
            JitterPath path = new JitterPath(UNIFORM, new SplittableRandom(seed), START_NANOS);
            assertThat(averageMillis(path, 10, 1)).as("seed %d", seed).isCloseTo(100, within(2.6));
        }
    }

    @Test
    void every_spread_averages_its_mean_over_time() {
        assertThat(averageMillis(path(UNIFORM), 600, 10)).isCloseTo(100, within(0.2));
        assertThat(averageMillis(path(NORMAL), 600, 10)).isCloseTo(100, within(0.2));
        assertThat(averageMillis(path(LOGNORMAL), 600, 10)).isCloseTo(100, within(1.0));
        assertThat(averageMillis(path(RECORDED), 6000, 100)).isCloseTo(77, within(2.0));
    }

    @Test
    void falls_differ_in_length_lest_a_stream_of_their_period_sees_one_delay() {
        JitterPath path = path(UNIFORM);
        double[] millis = IntStream.range(0, 500)
                .mapToDouble(i -> path.delayNanos(START_NANOS + i * 800_000_000L) / 1e6)
                .toArray();
        assertThat(maxDistance(millis, value -> value / 200)).isLessThan(0.1);
    }

    @Test
    void a_long_pause_costs_little_and_changes_nothing() {
        double[] millis = IntStream.range(0, 5000)
                .mapToDouble(seed -> {
                    JitterPath path =
                            new JitterPath(new Delay(100, 1, Spread.NORMAL, List.of()), new SplittableRandom(seed), 0);
                    return path.delayNanos(86_400_000_000_000L) / 1e6;
                })
                .toArray();
        assertThat(maxDistance(millis, value -> normalShare(value - 100))).isLessThan(0.03);
    }

    @Test
    void a_delay_cut_at_zero_is_zero_for_a_while() {
        JitterPath path = path(new Delay(10, 30, Spread.UNIFORM, List.of()));
        double[] millis = IntStream.range(0, 100_000)
                .mapToDouble(i -> path.delayNanos(START_NANOS + i * 1_000_000L) / 1e6)
                .toArray();
        assertThat(share(millis, 0)).isCloseTo(1 / 3.0, within(0.01));
    }

    @Test
    void one_recorded_value_is_constant() {
        JitterPath path = path(new Delay(5, 0, Spread.HISTOGRAM, List.of(new Bucket(2, 9))));
        for (int i = 0; i < 1000; i++) {
            assertThat(path.delayNanos(START_NANOS + i * 100_000L)).isEqualTo(7_000_000);
        }
    }

    @Test
    void a_recorded_value_is_held_long_enough_that_falls_hardly_move_the_mean() {
        JitterPath path = path(RECORDED);
        long changes = 0;
        long lastNanos = path.delayNanos(START_NANOS);
        for (int i = 0; i < 400_000; i++) {
            long delayNanos = path.delayNanos(START_NANOS + i * 10_000_000L);
            changes += delayNanos == lastNanos ? 0 : 1;
            lastNanos = delayNanos;
        }
        // The standard deviation is 73.1 ms, so a hold takes 3.7 s on average: 1094 in 4000 s, the like ones in a row
        // less.
        assertThat(changes).isBetween(940L, 990L);
    }

    @Test
    void the_same_seed_takes_the_same_path() {
        for (Delay delay : List.of(UNIFORM, NORMAL, LOGNORMAL, RECORDED)) {
            JitterPath one = path(delay);
            JitterPath other = path(delay);
            for (int i = 0; i < 1000; i++) {
                long atNanos = START_NANOS + i * 70_000_000L;
                assertThat(one.delayNanos(atNanos)).isEqualTo(other.delayNanos(atNanos));
            }
        }
    }

    @Test
    void a_time_before_the_beginning_is_the_beginning() {
        JitterPath path = path(UNIFORM);
        assertThat(path.delayNanos(START_NANOS - 3_600_000_000_000L)).isBetween(0L, 200_000_000L);
    }

    private static JitterPath path(Delay delay) {
        return new JitterPath(delay, new SplittableRandom(SEED), START_NANOS);
    }

    private static double[] atAge(Delay delay, double ageSeconds) {
        SplittableRandom seeds = new SplittableRandom(SEED);
        return IntStream.range(0, 20_000)
                .mapToDouble(i -> new JitterPath(delay, seeds.split(), START_NANOS)
                                .delayNanos(START_NANOS + (long) (ageSeconds * 1e9))
                        / 1e6)
                .toArray();
    }

    private static double averageMillis(JitterPath path, int seconds, int stepMillis) {
        return IntStream.range(0, seconds * 1000 / stepMillis)
                .mapToDouble(i -> path.delayNanos(START_NANOS + i * stepMillis * 1_000_000L) / 1e6)
                .average()
                .orElseThrow();
    }

    /** The Kolmogorov-Smirnov distance; of 20,000 samples it is above 0.0138 once in a thousand. */
    private static double maxDistance(double[] samples, DoubleUnaryOperator distribution) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = distribution.applyAsDouble(sorted[i]);
            most = Math.max(
                    most, Math.max(expected - (double) i / sorted.length, (i + 1.0) / sorted.length - expected));
        }
        return most;
    }

    private static double share(double[] millis, double value) {
        return (double) Arrays.stream(millis).filter(each -> each == value).count() / millis.length;
    }

    /** The normal distribution by Simpson's rule from −8. */
    private static double normalShare(double deviations) {
        int steps = 64;
        double width = (deviations + 8) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double x = -8 + i * width;
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-x * x / 2);
        }
        return sum * width / 3 / Math.sqrt(2 * Math.PI);
    }
}
