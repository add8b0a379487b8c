package io.ridethrough.results.capacity.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultiServerQueueTest {
    private static final double LONG = 400_000;

    @Test
    void exponential_services_do_as_theory_says() {
        for (int servers : new int[] {1, 2, 5, 8}) {
            double rate = 0.8 * servers;
            double[] responses = responses(servers, new ServiceLaw.Exponential(1), rate);

            double theory = new ErlangC(servers, 1).response(rate, 0.95);
            assertThat(MultiServerQueue.quantile(responses, 0.95))
                    .as("%d servers", servers)
                    .isCloseTo(theory, within(0.05 * theory));
        }
    }

    @Test
    void the_mean_wait_of_one_server_is_pollaczeks() {
        // rate · E[S²] / (2 · (1 − ρ)), E[S²] = 1 + c².
        double[] responses = responses(1, new ServiceLaw.LogNormal(1, 0.5), 0.7);

        assertThat(Arrays.stream(responses).average().orElseThrow()).isCloseTo(1 + 0.7 * 1.25 / (2 * 0.3), within(0.1));
    }

    @Test
    void customers_come_at_their_rate_and_only_those_of_the_window_count() {
        double[] responses =
                new MultiServerQueue(3, new ServiceLaw.Fixed(0.1)).responses(20, 100, 500, new SplittableRandom(2));

        assertThat(responses.length).isCloseTo(10_000, within(400));
        assertThat(Arrays.stream(responses).min().orElseThrow()).isGreaterThanOrEqualTo(0.1 - 1e-9);
    }

    @Test
    void a_quantile_is_a_value_that_was_measured() {
        assertThat(MultiServerQueue.quantile(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2);
        assertThat(MultiServerQueue.quantile(new double[] {4, 1, 3, 2}, 0.51)).isEqualTo(3);
        assertThat(MultiServerQueue.quantile(new double[] {4, 1, 3, 2}, 0.99)).isEqualTo(4);
    }

    @Test
    void laws_have_the_mean_and_the_variation_that_they_are_given() {
        SplittableRandom random = new SplittableRandom(5);
        for (ServiceLaw law : new ServiceLaw[] {
            new ServiceLaw.Fixed(2), new ServiceLaw.Exponential(2), new ServiceLaw.LogNormal(2, 0.6)
        }) {
            double[] draws =
                    random.ints(200_000).mapToDouble(draw -> law.draw(random)).toArray();
            double mean = Arrays.stream(draws).average().orElseThrow();
            double variance = Arrays.stream(draws)
                    .map(draw -> (draw - mean) * (draw - mean))
                    .average()
                    .orElseThrow();

            assertThat(mean).as("%s", law).isCloseTo(law.mean(), within(0.02));
            assertThat(Math.sqrt(variance) / mean)
                    .as("%s", law)
                    .isCloseTo(
                            law instanceof ServiceLaw.LogNormal ? 0.6 : law instanceof ServiceLaw.Fixed ? 0 : 1,
                            within(0.02));
            assertThat(law.scaled(3).mean()).isCloseTo(6, within(1e-12));
        }
    }

    private static double[] responses(int servers, ServiceLaw service, double rate) {
        return new MultiServerQueue(servers, service).responses(rate, 500, LONG, new SplittableRandom(11));
    }
}
