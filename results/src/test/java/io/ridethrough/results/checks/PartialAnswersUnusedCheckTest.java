package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.Chat;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PartialAnswersUnusedCheckTest {

    private static final Expectation CLAIM =
            new Expectation.PartialAnswersUnused("advice", List.of("steady", "slow", "recovery"));
    /** Of {@code steady}. */
    private static final int SOMEBODY = 40;

    private static UnaryOperator<Chat> answering(Chat.Answer answer) {
        return chat -> new Chat(chat.point(), chat.model(), chat.promptSha256(), answer, chat.answerModel());
    }

    @Test
    void answers_that_broke_off_and_were_not_used_pass() {
        Finding finding = ChatRun.sound().findingOn(CLAIM);

        assertThat(finding.grade()).as(finding.why()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).startsWith("0 used of ");
        assertThat(finding.id()).isEqualTo("partial-answers-unused/advice");
    }

    @Test
    void an_answer_that_broke_off_and_was_the_models_by_the_shops_word_fails() {
        Finding finding = ChatRun.sound()
                .chatsOf(SOMEBODY, answering(Chat.Answer.PARTIAL))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.measured()).startsWith("1 used of ");
        assertThat(finding.why())
                .contains(
                        "requests for advice were answered by the model, as the shop says, while its answer had broken off:"
                                + " first 10.04 s after the start of load");
    }

    @Test
    void a_request_whose_second_attempt_came_whole_passes() {
        ChatRun run = ChatRun.sound();
        long at = run.calledAt(SOMEBODY);
        run.chatsOf(SOMEBODY, answering(Chat.Answer.PARTIAL))
                .calling(ChatRun.call(SOMEBODY, at + 2_000, "reference", Chat.Answer.WHOLE, ChatRun.V1));

        assertThat(run.findingOn(CLAIM).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_whole_answer_serves_one_request_only() {
        ChatRun run = ChatRun.sound();
        long at = run.calledAt(SOMEBODY);
        run.chatsOf(SOMEBODY, answering(Chat.Answer.PARTIAL))
                // Whole, but of a request long over.
                .calling(ChatRun.call(SOMEBODY, at - 5_000_000, "reference", Chat.Answer.WHOLE, ChatRun.V1));

        assertThat(run.findingOn(CLAIM).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void without_an_answer_that_broke_off_nothing_is_settled() {
        Finding finding = ChatRun.sound().findingOn(new Expectation.PartialAnswersUnused("advice", List.of("steady")));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("no answer for advice broke off");
    }

    @Test
    void answers_of_the_model_that_no_call_was_seen_of_settle_nothing() {
        Finding finding = ChatRun.sound()
                .withoutCalls(call -> call.chat().orElseThrow().answer() == Chat.Answer.WHOLE)
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).endsWith("belong to no call that the egress recorder saw");
    }

    @Test
    void an_answer_that_nobody_read_settles_nothing() {
        Finding finding =
                ChatRun.sound().chatsOf(SOMEBODY, answering(Chat.Answer.UNREAD)).findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("the egress recorder did not read all answers for advice");
    }

    @Test
    void a_run_of_which_nobody_saw_what_left_it_settles_nothing() {
        assertThat(ChatRun.sound().unrecorded().findingOn(CLAIM).grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(ChatRun.sound().withoutChats().findingOn(CLAIM).grade()).isEqualTo(Grade.INCONCLUSIVE);
    }
}
