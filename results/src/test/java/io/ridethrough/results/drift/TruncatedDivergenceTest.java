package io.ridethrough.results.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TruncatedDivergenceTest {

    @Test
    void whole_distributions_give_the_textbooks_figure() {
        double nats = TruncatedDivergence.nats(logs(Map.of("a", 0.5, "b", 0.5)), logs(Map.of("a", 0.9, "b", 0.1)));

        assertThat(nats).isCloseTo(0.5 * Math.log(0.5 / 0.9) + 0.5 * Math.log(0.5 / 0.1), within(1e-9));
    }

    @Test
    void a_distribution_does_not_diverge_from_itself() {
        Map<String, Double> truncated = logs(Map.of("a", 0.6, "b", 0.2));

        assertThat(TruncatedDivergence.nats(truncated, truncated)).isZero();
    }

    @Test
    void certainties_about_different_tokens_diverge_although_neither_tells_the_others() {
        double nats = TruncatedDivergence.nats(logs(Map.of("a", 0.9999)), logs(Map.of("b", 0.9999)));

        assertThat(nats).isGreaterThan(9);
    }

    @Test
    void a_token_that_the_other_does_not_tell_may_be_as_likely_as_its_least() {
        double nats = TruncatedDivergence.nats(logs(Map.of("a", 0.5, "c", 0.5)), logs(Map.of("a", 0.5, "b", 0.3)));

        assertThat(nats).as("0.2 is untold, and c may have it").isCloseTo(0.5 * Math.log(0.5 / 0.2), within(1e-6));
    }

    @Test
    void tokens_too_unlikely_for_a_double_count_as_none() {
        double nats = TruncatedDivergence.nats(Map.of("a", 0.0, "b", -9999.0), Map.of("a", 0.0, "b", -9999.0));

        assertThat(nats).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void truncation_never_raises_it(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Double> p = distribution(random);
        assertThat(TruncatedDivergence.nats(likeliest(p, 20), likeliest(p, 20)))
                .as("seed %d, with itself", seed)
                .isZero();
        Map<String, Double> q = distribution(random);
        double whole = TruncatedDivergence.nats(p, q);

        for (int told = 1; told < p.size(); told++) {
            assertThat(TruncatedDivergence.nats(likeliest(p, told), likeliest(q, told)))
                    .as("seed %d, %d tokens told", seed, told)
                    .isLessThanOrEqualTo(whole + 1e-9);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static Map<String, Double> distribution(SplittableRandom random) {
        double spread = random.nextDouble(0.5, 6);
        double[] weights =
                random.doubles(40).map(u -> Math.exp(spread * u * u * u)).toArray();
        double sum = Arrays.stream(weights).sum();
        return IntStream.range(0, weights.length)
                .boxed()
                .collect(Collectors.toMap(i -> "t" + i, i -> Math.log(weights[i] / sum)));
    }

    private static Map<String, Double> likeliest(Map<String, Double> logs, int count) {
        return logs.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(count)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Double> logs(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> Math.log(each.getValue())));
    }
}
