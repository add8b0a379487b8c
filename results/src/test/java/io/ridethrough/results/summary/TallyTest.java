package io.ridethrough.results.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

    private static final double OFF = 0.0005;

    @Test
    void without_a_latency_there_is_no_percentile() {
        assertThat(new Tally().latencies().micros(50)).isEmpty();
        assertThat(new Tally().latencies().millis(50)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 19, 20, 21, Tally.MOST_EXACT - 1, Tally.MOST_EXACT})
    void few_are_kept_as_they_are(int count) {
        long[] drawn = drawn(count, 4);
        assertThat(percentiles(drawn)).containsExactly(raw(drawn));
    }

    @ParameterizedTest
    @ValueSource(ints = {Tally.MOST_EXACT + 1, 5_000, 40_000})
    void of_many_the_smallest_and_the_greatest_are_exact_and_others_nearly_so(int count) {
        long[] drawn = drawn(count, 9);
        double[] told = Arrays.stream(percentiles(drawn)).asDoubleStream().toArray();
        double[] raw = Arrays.stream(raw(drawn)).asDoubleStream().toArray();

        assertThat(told[0]).isEqualTo(raw[0]);
        assertThat(told[told.length - 1]).isEqualTo(raw[raw.length - 1]);
        for (int i = 0; i < told.length; i++) {
            assertThat(told[i]).isCloseTo(raw[i], within(1 + OFF * raw[i]));
        }
    }

    @Test
    void clocks_that_went_back_and_years_are_counted_too() {
        Tally tally = new Tally();
        for (int i = 0; i < 2 * Tally.MOST_EXACT; i++) {
            tally.add(i % 2 == 0 ? -5 : Long.MAX_VALUE / 2);
        }
        assertThat(tally.latencies().micros(0)).hasValue(-5);
        assertThat(tally.latencies().micros(50)).hasValue(0);
        assertThat(tally.latencies().micros(100)).hasValue(Long.MAX_VALUE / 2);
        assertThat(tally.latencies().count()).isEqualTo(2 * Tally.MOST_EXACT);
    }

    @Test
    void what_is_held_stays_the_same_however_many_come() {
        Tally tally = new Tally();
        Arrays.stream(drawn(100_000, 3)).forEach(tally::add);
        int held = tally.held();
        Arrays.stream(drawn(100_000, 3)).forEach(tally::add);
        assertThat(tally.held()).isEqualTo(held);
    }

    private static long[] drawn(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.longs(count, 0, 1L << 40)
                .map(bits -> 1 + (long) (1_000 * Math.pow(1e6, bits / (double) (1L << 40))))
                .toArray();
    }

    private static long[] percentiles(long[] micros) {
        Tally tally = new Tally();
        Arrays.stream(micros).forEach(tally::add);
        Latencies latencies = tally.latencies();
        assertThat(latencies.count()).isEqualTo(micros.length);
        return LongStream.rangeClosed(0, 20)
                .map(twentieth -> latencies.micros(5 * twentieth).orElseThrow())
                .toArray();
    }

    private static long[] raw(long[] micros) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return LongStream.rangeClosed(0, 20)
                .map(twentieth -> sorted[(int) Math.max(0, (twentieth * sorted.length + 19) / 20 - 1)])
                .toArray();
    }
}
