package io.ridethrough.results.capacity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityEstimate.Kind;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.ModelState;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void each_state_has_its_sentence() {
        assertThat(texts(ExampleStudy.report()))
                .containsExactly(
                        "With the model healthy, the shop takes 412 orders a minute within place-order p95 < 2 s"
                                + " (90 % interval 401 to 425).",
                        "With the model slow, the shop takes 301 orders a minute within place-order p95 < 2 s"
                                + " (90 % interval 288 to 312), 27 % fewer than with it healthy.",
                        "With the model out, the shop takes 421 orders a minute within place-order p95 < 2 s"
                                + " (90 % interval 404 to 436); no difference from the healthy model is shown.");
    }

    @Test
    void the_headline_has_the_lower_bounds() {
        assertThat(Answer.headline(ExampleStudy.report()))
                .isEqualTo(
                        "At least 401 orders a minute with the model healthy, 288 with it slow and 404 with it out.");
    }

    @Test
    void nothing_is_claimed_of_a_generator_that_was_full_first() {
        CapacityReport report = ExampleStudy.with(
                List.of(ExampleStudy.of(ModelState.HEALTHY, Kind.GENERATOR_BOUND, NONE, NONE), ExampleStudy.slow()));

        assertThat(Answer.headline(report))
                .isEqualTo("At least 288 orders a minute with the model slow. None is claimed with it healthy.");
        assertThat(texts(report).get(0))
                .isEqualTo("With the model healthy, no capacity is claimed. That is why <generator-bound>.");
        assertThat(texts(report).get(1)).endsWith("(90 % interval 288 to 312).");
    }

    @Test
    void a_figure_that_is_ill_conditioned_is_told_and_not_claimed() {
        CapacityEstimate ill =
                ExampleStudy.of(ModelState.HEALTHY, Kind.ILL_CONDITIONED, OptionalDouble.of(3), OptionalDouble.of(7));
        CapacityReport report = ExampleStudy.with(List.of(ill));

        assertThat(Answer.headline(report)).isEqualTo("No capacity is claimed in any state of the model.");
        assertThat(texts(report).get(0))
                .contains("something like 300 orders a minute")
                .contains("That is why <ill-conditioned>.");
    }

    @Test
    void a_bound_alone_is_told_as_one() {
        CapacityReport report = ExampleStudy.with(List.of(
                ExampleStudy.of(ModelState.HEALTHY, Kind.ABOVE_HIGHEST_RATE, OptionalDouble.of(8), NONE),
                ExampleStudy.of(ModelState.SLOW, Kind.BELOW_LOWEST_RATE, NONE, OptionalDouble.of(1))));

        assertThat(Answer.headline(report))
                .isEqualTo("At least 480 orders a minute with the model healthy. None is claimed with it slow.");
        assertThat(texts(report).get(0)).contains("the shop takes 480 orders a minute or more within");
        assertThat(texts(report).get(1)).contains("the shop takes less than 60 orders a minute within");
    }

    @Test
    void what_has_no_bound_to_plan_with_claims_nothing() {
        CapacityReport report = ExampleStudy.with(List.of(
                ExampleStudy.of(ModelState.HEALTHY, Kind.ABOVE_HIGHEST_RATE, NONE, NONE),
                ExampleStudy.of(ModelState.SLOW, Kind.ILL_CONDITIONED, OptionalDouble.of(3), NONE)));

        assertThat(Answer.headline(report)).isEqualTo("No capacity is claimed in any state of the model.");
        assertThat(texts(report).get(0)).startsWith("With the model healthy, no capacity is claimed.");
        assertThat(texts(report).get(1)).contains("within place-order p95 < 2 s. That is why");
    }

    private static List<String> texts(CapacityReport report) {
        return Answer.of(report).stream().map(Answer::text).toList();
    }
}
