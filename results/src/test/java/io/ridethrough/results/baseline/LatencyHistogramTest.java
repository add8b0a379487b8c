package io.ridethrough.results.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private static final long SEED = 3;

    @Test
    void percentiles_are_nearest_ranks_to_three_digits() {
        long[] micros = latencies(997).sorted().toArray();
        Latencies latencies = new Latencies(LatencyHistogram.ofMicros(Arrays.stream(micros)), 0);

        for (double percent : new double[] {1, 50, 90, 95, 99, 99.9, 100}) {
            long exact = micros[(int) Math.ceil(percent / 100 * micros.length) - 1];
            assertThat((double) latencies.percentileMicros(percent).orElseThrow())
                    .as("p%s, seed %d", percent, SEED)
                    .isCloseTo(exact, within(exact * 0.001));
        }
    }

    @Test
    void what_was_encoded_is_read_back_the_same() {
        LatencyHistogram written = LatencyHistogram.ofMicros(latencies(500));
        LatencyHistogram read = LatencyHistogram.decoded(written.encoded());

        assertThat(read.count()).isEqualTo(500);
        assertThat(read.encoded()).isEqualTo(written.encoded());
        assertThat(read.maxMicros()).isEqualTo(written.maxMicros());
    }

    @Test
    void a_histogram_of_other_digits_is_read_to_three() {
        LatencyHistogram ours = LatencyHistogram.ofMicros(latencies(500));
        Histogram finer = new Histogram(5);
        latencies(500).forEach(finer::recordValue);
        ByteBuffer buffer = ByteBuffer.allocate(finer.getNeededByteBufferCapacity());
        int length = finer.encodeIntoCompressedByteBuffer(buffer);
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));

        assertThat(LatencyHistogram.recoded(text).encoded()).isEqualTo(ours.encoded());
        assertThatIllegalArgumentException().isThrownBy(() -> LatencyHistogram.decoded(text));
    }

    @Test
    void merging_is_as_good_as_having_recorded_all_in_one() {
        long[] all = latencies(600).toArray();
        LatencyHistogram one = LatencyHistogram.ofMicros(Arrays.stream(all, 0, 250));
        LatencyHistogram other = LatencyHistogram.ofMicros(Arrays.stream(all, 250, 600));

        assertThat(one.mergedWith(other).encoded())
                .isEqualTo(LatencyHistogram.ofMicros(Arrays.stream(all)).encoded());
        assertThat(one.count()).isEqualTo(250);
    }

    @Test
    void nothing_is_lost_below_or_above_its_range() {
        LatencyHistogram histogram = LatencyHistogram.ofMicros(LongStream.of(-5, 0, Long.MAX_VALUE));

        assertThat(histogram.count()).isEqualTo(3);
        assertThat(histogram.microsAtRank(1)).isZero();
        assertThat(LatencyHistogram.decoded(histogram.encoded()).microsAtRank(3))
                .isBetween(3_600_000_000L, 3_610_000_000L);
    }

    @Test
    void a_single_changed_byte_is_always_found() {
        byte[] sound = Base64.getDecoder()
                .decode(LatencyHistogram.ofMicros(latencies(300)).encoded());
        SplittableRandom random = new SplittableRandom(SEED);

        for (int i = 0; i < sound.length; i++) {
            byte[] broken = sound.clone();
            broken[i] ^= (byte) (1 << random.nextInt(8));
            assertThatIllegalArgumentException()
                    .as("byte %d, seed %d", i, SEED)
                    .isThrownBy(
                            () -> LatencyHistogram.decoded(Base64.getEncoder().encodeToString(broken)));
        }
    }

    @Test
    void every_cut_is_found() {
        byte[] sound = Base64.getDecoder()
                .decode(LatencyHistogram.ofMicros(latencies(300)).encoded());

        for (int length = 0; length < sound.length; length++) {
            String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(sound, length));
            assertThatIllegalArgumentException().as("%d bytes", length).isThrownBy(() -> LatencyHistogram.decoded(cut));
        }
    }

    @Test
    void a_failure_is_slower_than_any_answer() {
        LatencyHistogram answered = LatencyHistogram.ofMicros(LongStream.rangeClosed(1, 95));

        assertThat(new Latencies(answered, 5).percentileMicros(95)).hasValue(95);
        assertThat(new Latencies(answered, 6).percentileMicros(95)).isEmpty();
        assertThat(new Latencies(answered, 6).percentileMicros(50)).hasValue(51);
    }

    @Test
    void nothing_has_no_percentile() {
        assertThat(new Latencies(LatencyHistogram.ofMicros(LongStream.empty()), 0).percentileMicros(95))
                .isEmpty();
    }

    private static LongStream latencies(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        return LongStream.generate(() -> (long) (5_000 * Math.exp(0.6 * random.nextGaussian())))
                .limit(count);
    }
}
