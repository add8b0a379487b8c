package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.GoldenLog;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.simulations.golden.FakeModel;
import io.ridethrough.simulations.golden.GoldenRound;
import io.ridethrough.simulations.golden.GoldenSchedule;
import io.ridethrough.simulations.golden.GoldenSchedule.Question;
import io.ridethrough.simulations.golden.Interview;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenWatchTest {
    private final FakeModel model = new FakeModel();
    private final TimelineClock clock = new TimelineClock();

    @TempDir
    private Path path;

    @Test
    void each_question_is_asked_at_its_time_and_its_answer_written_down() throws Exception {
        List<GoldenPrompt> prompts = FakeModel.prompts(3);
        List<GoldenAnswer> answers = watch(prompts, Interview.of(model, prompts), 0, 20, 40);

        assertThat(answers).extracting(GoldenAnswer::id).containsExactly("advice-0", "advice-1", "advice-2");
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.sentAt()).isGreaterThanOrEqualTo(answer.intendedAt());
            assertThat(answer.endedAt()).isEqualTo(answer.sentAt() + 5_000);
            assertThat(answer.decision()).isEqualTo(answer.expected()).isEqualTo("FUND-A");
            assertThat(answer.isAllowed()).isTrue();
            assertThat(answer.models()).containsExactly("full-v1");
            assertThat(answer.strayText()).isEmpty();
        });
        assertThat(answers.get(0).wholeAnswerOf()).containsExactly("full-v1");
        assertThat(answers.get(1).wholeAnswerOf()).containsExactly("full-v1", "full-v2");
        assertThat(answers.get(2).intendedAt() - answers.get(0).intendedAt()).isEqualTo(40_000);
    }

    @Test
    void a_text_of_no_version_is_kept_as_it_came() throws Exception {
        List<GoldenAnswer> answers = watch(FakeModel.prompts(1), GoldenReferences.NONE, 0);

        assertThat(answers.get(0).wholeAnswerOf()).isEmpty();
        assertThat(answers.get(0).strayText()).isEqualTo("FUND-A: as Prompt 0 asks");
    }

    @Test
    void a_watch_that_is_closed_asks_no_more() throws Exception {
        assertThat(watch(FakeModel.prompts(1), GoldenReferences.NONE, 3_600_000))
                .isEmpty();
    }

    /** Watches until the last question of the first second is asked. */
    private List<GoldenAnswer> watch(List<GoldenPrompt> prompts, GoldenReferences references, long... offsetsMillis)
            throws IOException {
        RunFolder folder = new RunFolder(path);
        GoldenSchedule schedule = new GoldenSchedule(Arrays.stream(offsetsMillis)
                .mapToObj(millis -> new Question(Duration.ofMillis(millis), false))
                .toList());
        long originMicros = clock.nowMicros();
        GoldenWatch watch = new GoldenWatch(
                model.served(Duration.ofSeconds(1)),
                schedule,
                GoldenRound.of(prompts, references),
                references,
                GoldenLog.create(folder.golden()),
                clock,
                Duration.ofSeconds(1),
                originMicros);
        watch.start();
        long lastMillis = offsetsMillis[offsetsMillis.length - 1];
        clock.awaitUntil(originMicros + Math.min(lastMillis, 500) * 1_000 + 300_000, () -> false);
        watch.close();
        assertThat(watch.failure()).isEmpty();
        return GoldenLog.read(folder.golden());
    }
}
