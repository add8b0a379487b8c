package io.ridethrough.environments.model.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatOutcome;
import io.ridethrough.environments.inference.ChatQuestion;
import io.ridethrough.environments.inference.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServedSpeedTest {
    private static final List<ChatQuestion> QUESTIONS = List.of(ChatQuestion.greedy("one", 3));
    private static final Duration LENGTH = Duration.ofMillis(200);

    @Test
    void a_closed_loop_counts_the_pieces_and_answers_of_all_streams() throws IOException {
        ServedSpeed.ClosedLoop loop = new ServedSpeed(answering(Ending.COMPLETE, 3), QUESTIONS).closedLoop(4, LENGTH);

        assertThat(loop.tokensPerSecond())
                .isGreaterThan(loop.answersPerSecond())
                .isPositive();
        assertThat(loop.firstTokenMillis()).isNotEmpty().allMatch(millis -> millis == 5);
    }

    @Test
    void an_open_loop_counts_from_when_a_question_was_due() throws Exception {
        List<Double> millis = new ServedSpeed(answering(Ending.COMPLETE, 3), QUESTIONS).openLoop(100, LENGTH, 1);

        assertThat(millis).isSorted().isNotEmpty().allMatch(each -> each >= 5);
    }

    @Test
    void an_empty_answer_is_first_heard_of_when_it_ends() throws IOException {
        ServedSpeed.ClosedLoop loop = new ServedSpeed(answering(Ending.COMPLETE, 0), QUESTIONS).closedLoop(1, LENGTH);

        assertThat(loop.firstTokenMillis()).isNotEmpty().allMatch(millis -> millis == 9);
    }

    @Test
    void a_refusal_is_no_figure() {
        ServedSpeed refused = new ServedSpeed(answering(Ending.REFUSED, 0), QUESTIONS);

        assertThatThrownBy(() -> refused.closedLoop(1, LENGTH))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("REFUSED");
    }

    /** Each answer is over at once, and says that its first piece came after 5 ms and its end after 9. */
    private static ChatEndpoint answering(Ending ending, int pieces) {
        Executor soon = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);
        return new ChatEndpoint() {
            @Override
            public CompletableFuture<ChatOutcome> ask(ChatQuestion question) {
                long sent = System.nanoTime();
                return CompletableFuture.supplyAsync(() -> outcome(ending, pieces, sent), soon);
            }

            @Override
            public void close() {}
        };
    }

    private static ChatOutcome outcome(Ending ending, int pieces, long sent) {
        return new ChatOutcome(
                ending,
                200,
                "",
                "stop",
                Set.of(),
                Set.of(),
                sent,
                Collections.nCopies(pieces, sent + 5_000_000),
                sent + 9_000_000,
                OptionalInt.empty(),
                List.of(),
                OptionalInt.empty(),
                "");
    }
}
