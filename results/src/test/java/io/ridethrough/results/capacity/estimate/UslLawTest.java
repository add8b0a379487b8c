package io.ridethrough.results.capacity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.UslFit;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class UslLawTest {
    private static final double[] N = {1, 2, 4, 8, 16, 32};

    @Test
    void finds_contention_and_coherence_again() {
        UslFit fit = UslLaw.fit(N, throughput(40, 0.05, 0.002)).orElseThrow();

        assertThat(fit.gamma()).isCloseTo(40, within(1e-6));
        assertThat(fit.alpha()).isCloseTo(0.05, within(1e-9));
        assertThat(fit.beta()).isCloseTo(0.002, within(1e-9));
        assertThat(fit.peakConcurrency()).hasValueCloseTo(Math.sqrt(0.95 / 0.002), within(1e-6));
        assertThat(fit.rSquared()).isCloseTo(1, within(1e-9));
    }

    @Test
    void neither_is_ever_less_than_nothing() {
        // More than in proportion: no contention that is allowed says so.
        double[] better = DoubleStream.of(N).map(n -> 10 * n * (1 + 0.01 * n)).toArray();

        UslFit fit = UslLaw.fit(N, better).orElseThrow();

        assertThat(fit.alpha()).isZero();
        assertThat(fit.beta()).isZero();
        assertThat(fit.peakConcurrency()).isEmpty();
    }

    @Test
    void without_coherence_it_has_no_peak() {
        UslFit fit = UslLaw.fit(N, throughput(40, 0.1, 0)).orElseThrow();

        assertThat(fit.alpha()).isCloseTo(0.1, within(1e-6));
        assertThat(fit.beta()).isCloseTo(0, within(1e-6));
    }

    @Test
    void concurrency_of_measurements_is_littles() {
        // Twice as many a second, each as long: N doubles with X, and nothing is lost.
        List<StepMeasurement> steps = DoubleStream.of(2, 4, 8, 16)
                .mapToObj(rate -> Steps.step(rate, "a", 500))
                .toList();

        UslFit fit = UslLaw.fit(steps).orElseThrow();

        assertThat(fit.gamma()).isCloseTo(4, within(1e-6));
        assertThat(fit.alpha()).isCloseTo(0, within(1e-6));
    }

    @Test
    void three_rates_are_too_few() {
        assertThat(UslLaw.fit(DoubleStream.of(2, 2, 4, 8)
                        .mapToObj(rate -> Steps.step(rate, "a", 500))
                        .toList()))
                .isEmpty();
    }

    private static double[] throughput(double gamma, double alpha, double beta) {
        return DoubleStream.of(N)
                .map(n -> gamma * n / (1 + alpha * (n - 1) + beta * n * (n - 1)))
                .toArray();
    }
}
