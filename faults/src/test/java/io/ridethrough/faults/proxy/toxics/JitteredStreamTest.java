package io.ridethrough.faults.proxy.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.faults.proxy.toxics.Delay.Bucket;
import io.ridethrough.faults.proxy.toxics.Delay.Spread;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Latency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jitter on a stream of messages without exchanges, in virtual time. */
class JitteredStreamTest {
    @ParameterizedTest
    @CsvSource({"10, 600", "100, 120", "1000, 40"})
    void a_hundred_give_or_take_a_hundred_averages_a_hundred_on_a_stream(int perSecond, int seconds) {
        for (long seed = 0; seed < 3; seed++) {
            double[] delays = delays(new Delay(100, 100, Spread.UNIFORM, List.of()), seed, perSecond, seconds);
            assertThat(mean(delays)).as("seed %d", seed).isCloseTo(100, within(2.0));
            // Evenly from 0 to 200: a quarter of them in each quarter.
            for (int quarter = 0; quarter < 4; quarter++) {
                int from = quarter * 50;
                assertThat((double) IntStream.range(0, delays.length)
                                        .filter(i -> delays[i] >= from && delays[i] < from + 50)
                                        .count()
                                / delays.length)
                        .as("seed %d, quarter %d", seed, quarter)
                        .isCloseTo(0.25, within(0.02));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, 100, 30, 1", "LOGNORMAL, 100, 50, 2"})
    void other_spreads_average_their_mean_too(Spread spread, long meanMillis, long jitterMillis, double tolerance) {
        Delay delay = new Delay(meanMillis, jitterMillis, spread, List.of());
        assertThat(mean(delays(delay, 1, 100, 300))).isCloseTo(meanMillis, within(tolerance));
    }

    @Test
    void a_recorded_spread_averages_what_was_recorded() {
        Delay delay = new Delay(10, 0, Spread.HISTOGRAM, List.of(new Bucket(20, 70), new Bucket(90, 30)));
        assertThat(mean(delays(delay, 1, 100, 1200))).isCloseTo(51, within(2.0));
    }

    private static double[] delays(Delay delay, long seed, int perSecond, int seconds) {
        StageRig rig = new StageRig(new FakeLine(seed));
        rig.install(new Latency(delay));
        int count = perSecond * seconds;
        double gapMillis = 1000.0 / perSecond;
        for (int i = 0; i < count; i++) {
            rig.send(i * gapMillis, Integer.toString(i));
        }
        rig.moveTo(seconds * 1000 + 60_000);
        List<String> words = rig.passed();
        assertThat(IntStream.range(0, count).allMatch(i -> words.get(i).startsWith(i + "@")))
                .as("in order")
                .isTrue();
        assertThat(rig.isEarly()).isFalse();
        return IntStream.range(0, count)
                .mapToDouble(i -> rig.passedMillis().get(i) - i * gapMillis)
                .toArray();
    }

    private static double mean(double[] millis) {
        return IntStream.range(0, millis.length)
                .mapToDouble(i -> millis[i])
                .average()
                .orElseThrow();
    }
}
