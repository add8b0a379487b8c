package io.ridethrough.results.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecidingTokenTest {

    @Test
    void is_where_different_decisions_part() {
        DriftAnswer from = answer("A", Answers.place("FUND-", 0.99), Answers.place("A", 0.99));
        DriftAnswer to =
                answer("B", Answers.place("FUND-", 0.98), new Place("B", Map.of("B", log(0.9), "A", log(0.1))));

        assertThat(DecidingToken.divergence(from, to).orElseThrow())
                .isCloseTo(
                        TruncatedDivergence.nats(
                                from.places().get(1).top(), to.places().get(1).top()),
                        within(1e-12))
                .isGreaterThan(2);
    }

    @Test
    void is_where_the_same_decision_has_become_less_sure() {
        DriftAnswer from = Answers.answer("A", "A", true, 0.999);
        DriftAnswer to = Answers.answer("A", "A", true, 0.6);

        assertThat(DecidingToken.divergence(from, to).orElseThrow())
                .isCloseTo(0.999 * Math.log(0.999 / 0.6) + 0.001 * Math.log(0.001 / 0.4), within(1e-9));
    }

    @Test
    void nothing_after_the_decision_counts() {
        DriftAnswer from = answer("A", Answers.place("A", 0.9), Answers.place(":", 0.9), Answers.place(" x", 0.9));
        DriftAnswer to = answer("A", Answers.place("A", 0.9), Answers.place(":", 0.9), Answers.place(" x", 0.2));

        assertThat(DecidingToken.divergence(from, to)).hasValue(0);
    }

    @Test
    void nothing_after_the_answers_part_counts() {
        DriftAnswer from = answer("AC", new Place("A", Map.of("A", log(0.6), "B", log(0.4))), Answers.place("C", 0.99));
        DriftAnswer to = answer("BC", new Place("B", Map.of("B", log(0.6), "A", log(0.4))), Answers.place("C", 0.01));

        assertThat(DecidingToken.divergence(from, to).orElseThrow()).isLessThan(1);
    }

    @Test
    void the_end_of_the_decision_is_a_place_of_it() {
        DriftAnswer from = answer("E1", Answers.place("E1", 0.99), Answers.place(":", 0.99));
        DriftAnswer to = answer("E10", Answers.place("E1", 0.99), Answers.place("0", 0.99));

        assertThat(DecidingToken.divergence(from, to).orElseThrow()).isGreaterThan(1);
    }

    @Test
    void the_same_decision_in_other_tokens_is_compared_before_they_part() {
        DriftAnswer from = answer("AB", Answers.place("A", 0.9), Answers.place("B:", 0.9));
        DriftAnswer to = answer("AB", Answers.place("A", 0.9), Answers.place("B", 0.9), Answers.place(":", 0.9));

        assertThat(DecidingToken.divergence(from, to)).hasValue(0);
        assertThat(DecidingToken.divergence(answer("AB", Answers.place("AB", 0.9)), to))
                .isEmpty();
    }

    @Test
    void without_probabilities_there_is_none() {
        DriftAnswer untold = answer("A", new Place("A", Map.of()), new Place(":", Map.of()));

        assertThat(DecidingToken.divergence(untold, Answers.sure("A"))).isEmpty();
        assertThat(DecidingToken.divergence(answer("A"), answer("B"))).isEmpty();
    }

    private static DriftAnswer answer(String decision, Place... places) {
        return new DriftAnswer(decision, true, true, List.of(places));
    }

    private static double log(double share) {
        return Math.log(share);
    }
}
