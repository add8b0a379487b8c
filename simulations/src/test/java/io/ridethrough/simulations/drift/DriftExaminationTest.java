package io.ridethrough.simulations.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.environments.golden.Examination;
import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.environments.inference.Ending;
import io.ridethrough.environments.inference.TokenLogprobs;
import io.ridethrough.environments.inference.TokenLogprobs.Alternative;
import io.ridethrough.results.drift.DriftCase;
import io.ridethrough.results.drift.DriftMeasurement;
import io.ridethrough.results.drift.DriftSide;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftExaminationTest {
    private static final List<GoldenPrompt> PROMPTS = IntStream.range(0, 5)
            .mapToObj(i -> new GoldenPrompt("p" + i, "advice", "CH", "prompt " + i, "A", Set.of("A", "B")))
            .toList();

    private final List<String> order = new ArrayList<>();

    @Test
    void the_first_model_is_asked_before_and_after_the_other() throws InterruptedException {
        measure(3, prompt -> complete("A: x", "v1"), prompt -> complete("A: x", "v2"));

        assertThat(order.stream().distinct().toList()).containsExactly("from", "to");
        assertThat(order.subList(0, 5)).containsOnly("from");
        assertThat(order.subList(5, 10)).containsOnly("to");
        assertThat(order.subList(10, 20)).containsOnly("from");
    }

    @Test
    void each_prompt_has_all_answers_of_both() throws InterruptedException {
        DriftMeasurement measured = measure(3, prompt -> complete("A: x", "v1"), prompt -> complete("US: x", "v2"));

        assertThat(measured.cases()).hasSize(5).allSatisfy(each -> {
            assertThat(each.from()).hasSize(3).allMatch(answer -> answer.isRight() && answer.isAllowed());
            assertThat(each.to().decision()).isEqualTo("US");
            assertThat(each.to().isAllowed()).isFalse();
        });
        assertThat(measured.from()).isEqualTo(new DriftSide("one", List.of("v1"), List.of("fp"), 15, 0, List.of()));
        assertThat(measured.to().exchanges()).isEqualTo(5);
    }

    @Test
    void a_failed_exchange_is_counted_and_its_prompt_left_out() throws InterruptedException {
        DriftMeasurement measured = measure(
                2,
                prompt -> complete("A: x", "v1"),
                prompt -> prompt.endsWith("3") ? failed(Ending.TRUNCATED) : complete("A: x", "v2"));

        assertThat(measured.cases()).extracting(DriftCase::id).containsExactly("p0", "p1", "p2", "p4");
        assertThat(measured.prompts()).isEqualTo(5);
        assertThat(measured.to().failures()).isEqualTo(1);
        assertThat(measured.to().problems()).containsExactly(new DriftSide.Problem("truncated (status 200): cut", 1));
        assertThat(measured.from().failures()).isZero();
    }

    @Test
    void tokens_that_read_alike_share_a_probability() throws InterruptedException {
        DriftMeasurement measured = measure(2, prompt -> complete("A: x", "v1"), prompt -> complete("A: x", "v1"));

        double log = measured.cases().get(0).to().places().get(0).top().getOrDefault("\ufffd", 0.0);
        assertThat(Math.exp(log)).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void one_round_has_no_floor() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DriftExamination(Examination.standard(), 1));
    }

    private DriftMeasurement measure(int rounds, Function<String, ChatOutcome> from, Function<String, ChatOutcome> to)
            throws InterruptedException {
        return new DriftExamination(Examination.standard(), rounds)
                .measure("one", endpoint("from", from), "other", endpoint("to", to), PROMPTS);
    }

    private ChatEndpoint endpoint(String name, Function<String, ChatOutcome> answers) {
        return new ChatEndpoint() {
            @Override
            public CompletableFuture<ChatOutcome> ask(ChatQuestion question) {
                order.add(name);
                return CompletableFuture.completedFuture(answers.apply(question.prompt()));
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private static ChatOutcome complete(String text, String model) {
        return outcome(Ending.COMPLETE, text, Set.of(model), "");
    }

    private static ChatOutcome failed(Ending ending) {
        return outcome(ending, "A", Set.of("v2"), "cut");
    }

    private static ChatOutcome outcome(Ending ending, String text, Set<String> models, String problem) {
        List<Alternative> top = List.of(
                new Alternative("A", Math.log(0.6)),
                new Alternative("\ufffd", Math.log(0.2)),
                new Alternative("\ufffd", Math.log(0.1)));
        return new ChatOutcome(
                ending,
                200,
                text,
                "stop",
                models,
                Set.of("fp"),
                0,
                List.of(),
                0,
                OptionalInt.empty(),
                List.of(new TokenLogprobs("A", Math.log(0.6), top)),
                OptionalInt.empty(),
                problem);
    }
}
