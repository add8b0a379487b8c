package io.ridethrough.results.inference;

import static io.ridethrough.results.inference.ExampleBench.answered;
import static io.ridethrough.results.inference.ExampleBench.refused;
import static io.ridethrough.results.inference.ExampleBench.step;
import static io.ridethrough.results.inference.ExampleBench.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepTallyTest {
    private static final long MILLI = 1_000_000;
    private static final List<Integer> CALM = List.of(2, 1, 3, 2, 2);

    private static List<SeenRequest> times(int count, SeenRequest request) {
        return Collections.nCopies(count, request);
    }

    private static List<SeenRequest> both(List<SeenRequest> some, List<SeenRequest> others) {
        List<SeenRequest> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    @Test
    void latencies_are_those_of_the_definitions() {
        BenchStep step = step(List.of(answered(100, 10, 5)), 1);

        assertThat(step.ttft().millis(0.5)).hasValueCloseTo(100.0, within(0.02));
        assertThat(step.itl().count()).isEqualTo(4);
        assertThat(step.itl().millis(0.99)).hasValueCloseTo(10.0, within(0.01));
        assertThat(step.tpot().millis(0.5)).hasValueCloseTo(10.0, within(0.01));
        assertThat(step.e2e().millis(0.5)).hasValueCloseTo(140.0, within(0.02));
        assertThat(step.tokensPerSecond()).isEqualTo(0.5);
    }

    @Test
    void time_per_token_is_of_the_tokens_that_the_server_counted() {
        SeenRequest bunched =
                new SeenRequest(SeenRequest.COMPLETE, List.of(100 * MILLI, 200 * MILLI), 220 * MILLI, 13, 0);

        assertThat(step(List.of(bunched), 1).tpot().millis(0.5)).hasValueCloseTo(10.0, within(0.01));
    }

    @Test
    void a_refused_request_makes_no_quantile_smaller() {
        List<SeenRequest> answers = times(90, answered(100, 10, 5));
        BenchStep without = step(answers, 9);
        BenchStep with = step(both(answers, times(10, refused())), 10);

        for (Metric metric : List.of(Metric.TTFT, Metric.TPOT, Metric.E2E)) {
            assertThat(with.of(metric).millis(0.5)).isEqualTo(without.of(metric).millis(0.5));
            assertThat(with.of(metric).millis(0.9)).isPresent();
            assertThat(with.of(metric).millis(0.95)).as("a tenth has none").isEmpty();
        }
        assertThat(with.refused()).isEqualTo(10);
        assertThat(with.endings()).isEqualTo(Map.of("complete", 90L, "refused", 10L));
    }

    @Test
    void a_fast_failure_is_not_a_fast_answer() {
        SeenRequest truncated = new SeenRequest("truncated", List.of(MILLI, 2 * MILLI), 2 * MILLI, 2, 0);
        BenchStep step = step(both(times(50, answered(300, 10, 5)), times(50, truncated)), 10);

        assertThat(step.failed()).isEqualTo(50);
        assertThat(step.good()).isZero();
        assertThat(step.ttft().millis(0.5)).hasValueCloseTo(300.0, within(0.1));
        assertThat(step.ttft().millis(0.9)).isEmpty();
    }

    @Test
    void whoever_gave_up_waiting_has_waited_that_long_for_a_piece() {
        SeenRequest gaveUp =
                new SeenRequest(SeenRequest.TIMED_OUT, List.of(10 * MILLI, 20 * MILLI), 5_020 * MILLI, 2, 0);

        assertThat(step(List.of(gaveUp), 1).itl().maxMillis()).isCloseTo(5_000, within(1.0));
    }

    @Test
    void goodput_is_of_all_that_were_offered() {
        List<SeenRequest> requests = both(
                both(times(6, answered(100, 10, 5)), times(2, answered(201, 10, 5))),
                both(times(1, answered(100, 51, 5)), times(1, refused())));
        BenchStep step = step(requests, 1);

        assertThat(step.good()).isEqualTo(6);
        assertThat(step.goodShare()).isEqualTo(0.6);
        assertThat(step.goodPerSecond()).isEqualTo(0.6);
    }

    @Test
    void without_limits_every_answer_is_good() {
        Objective none = new Objective(Map.of());

        assertThat(none.isMetBy(answered(9_999, 10, 2))).isTrue();
        assertThat(none.isMetBy(refused())).isFalse();
    }

    @Test
    void a_generator_that_fell_behind_measured_itself() {
        SeenRequest late = new SeenRequest(SeenRequest.COMPLETE, List.of(100 * MILLI), 100 * MILLI, 1, 60 * MILLI);
        BenchStep few = step(both(times(995, answered(100, 10, 2)), times(5, late)), 100);
        BenchStep many = step(both(times(900, answered(100, 10, 2)), times(100, late)), 100);

        assertThat(few.isSound()).isTrue();
        assertThat(many.isSound()).isFalse();
        assertThat(many.soundness()).contains("60.0 ms");
    }

    @Test
    void no_requests_are_no_measurement() {
        assertThat(step(List.of(), 0.1).isSound()).isFalse();
    }

    @Test
    void answers_that_fall_behind_arrivals_are_saturation() {
        List<SeenRequest> requests = times(100, answered(100, 10, 5));

        assertThat(StepTally.of(requests, ExampleBench.OBJECTIVE, watch(10, 95, CALM))
                        .isSaturated())
                .isFalse();
        assertThat(StepTally.of(requests, ExampleBench.OBJECTIVE, watch(10, 80, CALM))
                        .saturation())
                .contains("8.00/s answered of 10.00/s");
    }

    @Test
    void a_few_answers_that_came_after_the_window_are_no_saturation() {
        List<SeenRequest> requests = times(10, answered(100, 10, 5));

        assertThat(StepTally.of(requests, ExampleBench.OBJECTIVE, watch(1, 7, List.of(0, 1, 0, 2, 3)))
                        .isSaturated())
                .isFalse();
        assertThat(StepTally.of(requests, ExampleBench.OBJECTIVE, watch(1, 3, List.of(0, 1, 0, 0, 0)))
                        .isSaturated())
                .as("seven of ten were lost")
                .isTrue();
    }

    @Test
    void requests_under_way_that_only_grow_are_saturation() {
        List<SeenRequest> requests = times(100, answered(100, 10, 5));

        assertThat(StepTally.of(requests, ExampleBench.OBJECTIVE, watch(10, 95, List.of(2, 5, 8, 11, 14)))
                        .isSaturated())
                .isTrue();
        assertThat(StepTally.of(requests, ExampleBench.OBJECTIVE, watch(10, 95, List.of(2, 12, 8, 11, 14)))
                        .isSaturated())
                .isFalse();
    }
}
