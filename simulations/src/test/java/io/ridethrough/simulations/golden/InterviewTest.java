package io.ridethrough.simulations.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.environments.inference.Ending;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.simulations.golden.GoldenSchedule.Question;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterviewTest {
    private final FakeModel model = new FakeModel();

    @Test
    void every_version_answers_every_prompt_and_one_is_served() throws IOException {
        GoldenReferences references = Interview.of(model, FakeModel.prompts(10));

        assertThat(references.served()).isEqualTo("full-v1");
        assertThat(references.answers()).hasSize(20);
        assertThat(references.of("advice-4", "full-v2")).hasValueSatisfying(whole -> {
            assertThat(whole.fingerprint()).isEqualTo("fp-v2");
            assertThat(whole.decision()).isEqualTo("FUND-B");
            assertThat(whole.text()).isEqualTo("FUND-B: as Prompt 4 asks");
        });
        assertThat(references.tellsApart("advice-4")).isTrue();
        assertThat(references.tellsApart("advice-5")).isFalse();
    }

    @Test
    void a_model_that_does_not_answer_gives_no_references() {
        model.ending = Ending.REFUSED;
        assertThatThrownBy(() -> Interview.of(model, FakeModel.prompts(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the golden prompt advice-0 has no answer before load: REFUSED");
    }

    @Test
    void the_same_seed_draws_the_same_prompts_in_the_same_order() {
        List<GoldenPrompt> all = FakeModel.prompts(200);
        assertThat(GoldenRound.draw(all, 60, 7))
                .hasSize(60)
                .doesNotHaveDuplicates()
                .isEqualTo(GoldenRound.draw(all, 60, 7))
                .isNotEqualTo(GoldenRound.draw(all, 60, 8));
        assertThat(GoldenRound.draw(FakeModel.prompts(3), 60, 7)).hasSize(3);
    }

    @Test
    void about_a_swap_only_prompts_that_tell_the_versions_apart_are_asked() throws IOException {
        List<GoldenPrompt> prompts = FakeModel.prompts(4);
        GoldenRound round = GoldenRound.of(prompts, Interview.of(model, prompts));
        Question regular = new Question(Duration.ZERO, false);
        Question aboutSwap = new Question(Duration.ZERO, true);

        assertThat(List.of(
                        round.next(regular).id(),
                        round.next(aboutSwap).id(),
                        round.next(aboutSwap).id(),
                        round.next(aboutSwap).id(),
                        round.next(regular).id()))
                .containsExactly("advice-0", "advice-0", "advice-2", "advice-0", "advice-1");
    }
}
