package io.ridethrough.environments.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.environments.inference.Ending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private static final List<GoldenPrompt> PROMPTS = IntStream.range(0, 30)
            .mapToObj(i -> new GoldenPrompt("id-" + i, "advice", "CH", "prompt " + i, "A", Set.of("A", "B")))
            .toList();

    @Test
    void answers_come_in_the_prompts_order_however_they_arrive() throws InterruptedException {
        List<CompletableFuture<ChatOutcome>> open = new ArrayList<>();
        ScriptedEndpoint lastFirst = new ScriptedEndpoint(question -> {
            CompletableFuture<ChatOutcome> answer = new CompletableFuture<>();
            open.add(answer);
            if (open.size() == PROMPTS.size()) {
                for (int i = open.size() - 1; i >= 0; i--) {
                    open.get(i).complete(ScriptedEndpoint.outcome(Ending.COMPLETE, "A: " + i, "m"));
                }
            }
            return answer;
        });

        List<GoldenAnswer> answers = new Examination(PROMPTS.size(), 24, 20).ask(lastFirst, PROMPTS);

        assertThat(answers).extracting(GoldenAnswer::prompt).containsExactlyElementsOf(PROMPTS);
        assertThat(answers.get(7).outcome().text()).isEqualTo("A: 7");
    }

    @Test
    void no_more_questions_are_open_than_allowed() throws InterruptedException {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ScriptedEndpoint slow = new ScriptedEndpoint(question -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            return CompletableFuture.supplyAsync(() -> {
                open.decrementAndGet();
                return ScriptedEndpoint.outcome(Ending.COMPLETE, "A: yes", "m");
            });
        });

        new Examination(3, 24, 20).ask(slow, PROMPTS);

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void questions_are_greedy_and_ask_for_probabilities() throws InterruptedException {
        List<ChatQuestion> asked = Collections.synchronizedList(new ArrayList<>());
        ScriptedEndpoint endpoint = new ScriptedEndpoint(question -> {
            asked.add(question);
            return CompletableFuture.completedFuture(ScriptedEndpoint.outcome(Ending.COMPLETE, "A: yes", "m"));
        });

        Examination.standard().ask(endpoint, PROMPTS.subList(0, 1));

        assertThat(asked).containsExactly(new ChatQuestion("prompt 0", 24, 0, 0, 20));
    }

    @Test
    void interrupted_it_gives_up_what_is_open() {
        CompletableFuture<ChatOutcome> never = new CompletableFuture<>();
        ScriptedEndpoint silent = new ScriptedEndpoint(question -> {
            Thread.currentThread().interrupt();
            return never;
        });

        assertThatThrownBy(() -> Examination.standard().ask(silent, PROMPTS)).isInstanceOf(InterruptedException.class);

        assertThat(never).isCancelled();
    }

    @Test
    void a_question_that_the_api_cannot_take_is_refused_early() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Examination(4, 24, 21));
        assertThatIllegalArgumentException().isThrownBy(() -> new Examination(0, 24, 20));
    }
}
