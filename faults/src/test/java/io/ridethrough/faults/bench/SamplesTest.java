package io.ridethrough.faults.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void quantiles_are_values_that_were_measured() {
        Samples samples = of(LongStream.rangeClosed(1, 100));

        assertThat(samples.quantileMillis(0.5)).isEqualTo(50);
        assertThat(samples.quantileMillis(0.99)).isEqualTo(99);
        assertThat(samples.quantileMillis(1)).isEqualTo(100);
        assertThat(samples.leastMillis()).isEqualTo(1);
    }

    @Test
    void drift_is_the_last_fifth_against_the_first() {
        assertThat(of(LongStream.range(0, 100)).driftMillis()).isCloseTo(80, within(1e-9));
        assertThat(of(LongStream.generate(() -> 7).limit(100)).driftMillis()).isZero();
    }

    @Test
    void an_outlier_in_the_middle_is_no_drift() {
        Samples samples = of(LongStream.range(0, 100).map(i -> i == 50 ? 1_000 : 7));

        assertThat(samples.driftMillis()).isZero();
    }

    private static Samples of(LongStream millis) {
        Samples samples = new Samples(1_000);
        millis.map(TimeUnit.MILLISECONDS::toNanos).forEach(samples::add);
        return samples;
    }
}
