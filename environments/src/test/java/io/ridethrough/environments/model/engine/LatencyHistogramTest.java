package io.ridethrough.environments.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    @Test
    void a_duration_counts_in_every_bucket_that_is_at_least_as_wide() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (long micros : new long[] {1, 1_000, 1_001, 200_000_000}) {
            histogram.add(Duration.ofNanos(micros * 1_000).toNanos());
        }

        LatencyReading reading = histogram.read();

        int upToOneMilli = reading.bounds().indexOf(Duration.ofMillis(1));
        assertThat(reading.upTo().get(0)).isEqualTo(1);
        assertThat(reading.upTo().get(upToOneMilli)).isEqualTo(2);
        assertThat(reading.upTo().get(upToOneMilli + 1)).isEqualTo(3);
        assertThat(reading.upTo().get(reading.upTo().size() - 1)).isEqualTo(3);
        assertThat(reading.count()).isEqualTo(4);
        assertThat(reading.sum()).isEqualTo(Duration.ofNanos(200_002_002_000L));
    }
}
