package io.ridethrough.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    @Test
    void a_rank_is_read_to_a_tenth_of_a_per_mille() {
        long seed = 5;
        Random random = new Random(seed);
        long[] nanos = random.longs(10_000, 1_000_000, 4_000_000_000L).toArray();
        LatencyHistogram histogram = LatencyHistogram.empty();
        for (long one : nanos) {
            histogram.add(one);
        }
        Arrays.sort(nanos);
        for (int rank : new int[] {1, 2, 5_000, 9_900, 9_999, 10_000}) {
            double exact = nanos[rank - 1] / 1e6;
            assertThat(histogram.millisAtRank(rank))
                    .as("rank %d, seed %d", rank, seed)
                    .isCloseTo(exact, within(exact * 2e-4 + 0.001));
        }
    }

    @Test
    void text_holds_all_and_can_be_merged() {
        LatencyHistogram one = LatencyHistogram.empty();
        LatencyHistogram other = LatencyHistogram.empty();
        for (int i = 1; i <= 1000; i++) {
            one.add(i * 1_000_000L);
            other.add(i * 3_000_000L);
        }
        LatencyHistogram merged = LatencyHistogram.decode(one.encoded());
        merged.merge(LatencyHistogram.decode(other.encoded()));

        assertThat(merged.count()).isEqualTo(2000);
        assertThat(merged.maxMillis()).isCloseTo(3000, within(0.5));
        assertThat(LatencyHistogram.decode(one.encoded()).encoded()).isEqualTo(one.encoded());
    }

    @Test
    void what_is_no_histogram_is_refused() {
        assertThatThrownBy(() -> LatencyHistogram.decode("no base64!")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LatencyHistogram.decode("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_is_longer_than_the_longest_or_shorter_than_none() {
        LatencyHistogram histogram = LatencyHistogram.empty();
        histogram.add(Long.MAX_VALUE / 2);
        histogram.add(-5_000_000);

        assertThat(histogram.maxMillis())
                .isCloseTo(LatencyHistogram.LONGEST.toMillis(), within(LatencyHistogram.LONGEST.toMillis() * 2e-4));
        assertThat(histogram.millisAtRank(1)).isZero();
    }
}
