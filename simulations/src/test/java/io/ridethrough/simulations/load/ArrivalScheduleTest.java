package io.ridethrough.simulations.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalScheduleTest {

    private static final Duration TIMELINE = Duration.ofSeconds(90);

    @Test
    void the_same_seed_brings_the_same_arrivals_on_every_machine() {
        long[] offsets = schedule(42, "guest-checkout", 4).offsetsMicros();

        assertThat(schedule(42, "guest-checkout", 4).offsetsMicros()).isEqualTo(offsets);
        assertThat(Arrays.copyOf(offsets, 4)).containsExactly(336_579, 494_865, 502_620, 507_723);
    }

    @Test
    void another_seed_or_another_flow_brings_others() {
        long[] offsets = schedule(42, "onboarding", 2).offsetsMicros();

        assertThat(schedule(43, "onboarding", 2).offsetsMicros()).isNotEqualTo(offsets);
        assertThat(schedule(42, "dashboard", 2).offsetsMicros()).isNotEqualTo(offsets);
    }

    @Test
    void a_longer_timeline_only_adds_arrivals() {
        long[] longer = ArrivalSchedule.poisson(42, "dashboard", 2, TIMELINE.multipliedBy(2))
                .offsetsMicros();
        ArrivalSchedule shorter = schedule(42, "dashboard", 2);

        assertThat(Arrays.copyOf(longer, shorter.count())).isEqualTo(shorter.offsetsMicros());
    }

    @Test
    void offsets_rise_within_the_timeline() {
        long[] offsets = schedule(7, "guest-checkout", 500).offsetsMicros();

        assertThat(offsets).isSorted();
        assertThat(offsets[0]).isNotNegative();
        assertThat(offsets[offsets.length - 1]).isLessThan(90_000_000);
    }

    /** The count is Poisson with mean and variance 36,000: five standard deviations either side. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void the_mean_rate_is_the_one_asked_for(long seed) {
        assertThat((double) schedule(seed, "guest-checkout", 400).count())
                .as("seed %d", seed)
                .isCloseTo(36_000, within(5 * Math.sqrt(36_000)));
    }

    /** Kolmogorov and Smirnov's statistic stays below 1.95 / sqrt(n), its critical value at one in a thousand. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -1})
    void spacings_are_exponential(long seed) {
        long[] offsets = schedule(seed, "guest-checkout", 400).offsetsMicros();
        double[] spacings = new double[offsets.length - 1];
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = (offsets[i + 1] - offsets[i]) / 1e6;
        }
        Arrays.sort(spacings);
        double greatest = 0;
        for (int i = 0; i < spacings.length; i++) {
            double expected = 1 - Math.exp(-400 * spacings[i]);
            double below = Math.abs(expected - i / (double) spacings.length);
            double above = Math.abs((i + 1) / (double) spacings.length - expected);
            greatest = Math.max(greatest, Math.max(below, above));
        }

        assertThat(greatest).as("seed %d", seed).isLessThan(1.95 / Math.sqrt(spacings.length));
    }

    /** Adjacent seeds are what people choose: their schedules must not resemble each other. */
    @Test
    void adjacent_seeds_are_unrelated() {
        long[] first = new long[1000];
        Arrays.setAll(first, seed -> schedule(seed, "guest-checkout", 4).offsetMicros(0));
        double mean = Arrays.stream(first).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i + 1 < first.length; i++) {
            covariance += (first[i] - mean) * (first[i + 1] - mean);
            variance += (first[i] - mean) * (first[i] - mean);
        }

        assertThat(mean).isCloseTo(250_000, within(5 * 250_000 / Math.sqrt(1000)));
        assertThat(covariance / variance).isCloseTo(0, within(5 / Math.sqrt(1000)));
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> schedule(1, "x", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> schedule(1, "x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> schedule(1, "x", 1e9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ArrivalSchedule.poisson(1, "x", 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void phases_of_the_usual_load_change_nothing() {
        assertThat(ArrivalSchedule.poisson(42, "dashboard", 2, List.of(window(30, 1), window(60, 1)))
                        .offsetsMicros())
                .isEqualTo(schedule(42, "dashboard", 2).offsetsMicros());
    }

    /** Poisson counts: five standard deviations either side. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -1})
    void a_phases_load_multiplies_the_rate_in_that_phase_alone(long seed) {
        long[] offsets = ArrivalSchedule.poisson(
                        seed, "guest-checkout", 100, List.of(window(30, 1), window(30, 2.5), window(30, 0.2)))
                .offsetsMicros();

        assertThat(offsets).as("seed %d", seed).isSorted();
        assertThat(between(offsets, 0, 30)).as("seed %d", seed).isCloseTo(3000, within(5 * Math.sqrt(3000)));
        assertThat(between(offsets, 30, 60)).as("seed %d", seed).isCloseTo(7500, within(5 * Math.sqrt(7500)));
        assertThat(between(offsets, 60, 90)).as("seed %d", seed).isCloseTo(600, within(5 * Math.sqrt(600)));
    }

    @Test
    void nobody_arrives_in_a_phase_without_load() {
        long[] offsets = ArrivalSchedule.poisson(
                        42, "guest-checkout", 50, List.of(window(10, 0), window(10, 1), window(10, 0), window(10, 1)))
                .offsetsMicros();

        assertThat(between(offsets, 0, 10)).isZero();
        assertThat(between(offsets, 10, 20)).isPositive();
        assertThat(between(offsets, 20, 30)).isZero();
        assertThat(between(offsets, 30, 40)).isPositive();
        assertThat(between(offsets, 0, 40)).isEqualTo(offsets.length);
    }

    @Test
    void a_later_phases_load_leaves_earlier_arrivals_alone() {
        long[] usual = schedule(42, "guest-checkout", 20).offsetsMicros();
        long[] busier = ArrivalSchedule.poisson(42, "guest-checkout", 20, List.of(window(45, 1), window(45, 3)))
                .offsetsMicros();
        int before = (int) between(usual, 0, 45);

        assertThat(Arrays.copyOf(busier, before)).isEqualTo(Arrays.copyOf(usual, before));
        assertThat(busier.length).isGreaterThan(usual.length);
    }

    @Test
    void a_load_that_is_none_is_refused() {
        assertThatThrownBy(() -> window(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> window(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ArrivalSchedule.poisson(1, "x", 1, List.of(window(10, 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ArrivalWindow window(int seconds, double load) {
        return new ArrivalWindow(Duration.ofSeconds(seconds), load);
    }

    private static double between(long[] offsets, int fromSecond, int toSecond) {
        return Arrays.stream(offsets)
                .filter(at -> at >= fromSecond * 1_000_000L && at < toSecond * 1_000_000L)
                .count();
    }

    private static ArrivalSchedule schedule(long seed, String flow, double perSecond) {
        return ArrivalSchedule.poisson(seed, flow, perSecond, TIMELINE);
    }
}
