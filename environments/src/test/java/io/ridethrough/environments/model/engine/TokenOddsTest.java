package io.ridethrough.environments.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenOddsTest {

    @Test
    void odds_are_the_log_of_the_softmax() {
        float[] logits = {9, 9, 0, 1, 2, 9};

        TokenOdds odds = TokenOdds.of(logits, 2, 3, 1, 2);

        double sum = Math.exp(0) + Math.exp(1) + Math.exp(2);
        assertThat(odds.logprob()).isCloseTo(Math.log(Math.exp(1) / sum), within(1e-12));
        assertThat(odds.top()).extracting(TokenOdds.Candidate::token).containsExactly(2, 1);
        assertThat(odds.top().get(0).logprob()).isCloseTo(Math.log(Math.exp(2) / sum), within(1e-12));
    }

    @Test
    void the_likeliest_come_first_and_of_equals_the_lower_number() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(40);
            float[] logits = new float[count];
            for (int i = 0; i < count; i++) {
                logits[i] = random.nextInt(12) - 6;
            }
            List<Integer> expected = IntStream.range(0, count)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(token -> -logits[token])
                            .thenComparing(token -> token))
                    .limit(20)
                    .toList();

            TokenOdds odds = TokenOdds.of(logits, 0, count, 0, 20);

            assertThat(odds.top())
                    .as("seed %d", seed)
                    .extracting(TokenOdds.Candidate::token)
                    .isEqualTo(expected);
        }
    }

    @Test
    void huge_logits_do_not_overflow() {
        TokenOdds odds = TokenOdds.of(new float[] {1e30f, -1e30f}, 0, 2, 1, 1);

        assertThat(odds.logprob()).isFinite().isLessThan(-1e29);
        assertThat(odds.top().get(0).logprob()).isZero();
    }
}
