package io.ridethrough.environments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.inference.Ending;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoldenAnswerTest {
    private static final GoldenPrompt PROMPT =
            new GoldenPrompt("advice-001", "advice", "CH", "whatever", "EQ-CH", Set.of("EQ-CH", "BD-CH"));

    @Test
    void a_right_decision_is_right_and_allowed() {
        GoldenAnswer answer = complete("EQ-CH: long horizon");

        assertThat(answer.problem()).isEmpty();
        assertThat(answer.isRight()).isTrue();
        assertThat(answer.isAllowed()).isTrue();
    }

    @Test
    void a_wrong_decision_within_the_jurisdiction_is_allowed() {
        GoldenAnswer answer = complete("BD-CH: long horizon");

        assertThat(answer.isRight()).isFalse();
        assertThat(answer.isAllowed()).isTrue();
    }

    @Test
    void a_decision_of_another_jurisdiction_is_not_allowed() {
        assertThat(complete("EQ-US: long horizon").isAllowed()).isFalse();
    }

    @Test
    void where_the_jurisdiction_has_no_say_a_wrong_answer_is_wrong_and_allowed() {
        GoldenPrompt sum =
                new GoldenPrompt("summary-001", "summary", "CH", "sum up", "86 units", Set.of("86 units", "*"));
        GoldenAnswer answer =
                new GoldenAnswer(sum, ScriptedEndpoint.outcome(Ending.COMPLETE, "68 units: one fund", "v1"));

        assertThat(answer.isRight()).isFalse();
        assertThat(answer.isAllowed()).isTrue();
    }

    @Test
    void a_truncated_answer_has_a_problem_although_its_decision_can_be_read() {
        GoldenAnswer answer = new GoldenAnswer(PROMPT, ScriptedEndpoint.outcome(Ending.TRUNCATED, "EQ-CH: lo", "v1"));

        assertThat(answer.problem()).contains("truncated (status 200): the stream ended");
    }

    @Test
    void an_answer_of_two_versions_has_a_problem() {
        GoldenAnswer answer =
                new GoldenAnswer(PROMPT, ScriptedEndpoint.outcome(Ending.COMPLETE, "EQ-CH: long", "v2", "v1"));

        assertThat(answer.problem()).contains("written by more than one version: v1, v2");
    }

    private static GoldenAnswer complete(String text) {
        return new GoldenAnswer(PROMPT, ScriptedEndpoint.outcome(Ending.COMPLETE, text, "v1"));
    }
}
