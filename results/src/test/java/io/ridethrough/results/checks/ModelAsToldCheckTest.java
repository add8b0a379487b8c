package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.Chat;
import io.ridethrough.results.run.ModelCall;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelAsToldCheckTest {

    private static final Expectation CLAIM = new Expectation.ModelAsTold(List.of("steady", "slow", "recovery"));
    /** Of {@code steady}. */
    private static final int SOMEBODY = 40;

    private static final String SMALL = "reference-small";

    private static ModelCall unnamed(ModelCall entry) {
        return new ModelCall(
                entry.at(), entry.asked(), "", entry.outcome(), entry.latencyMillis(), entry.promptSha256());
    }

    @Test
    void calls_and_answers_that_the_log_names_as_they_were_pass() {
        Finding finding = ChatRun.sound().findingOn(CLAIM);

        assertThat(finding.grade()).as(finding.why()).isEqualTo(Grade.PASS);
        assertThat(finding.measured())
                .startsWith("0 of others among ")
                .endsWith("0 calls not in the log, 0 answers not on the wire");
        assertThat(finding.source()).isEqualTo("egress, application");
    }

    @Test
    void another_model_that_is_asked_within_a_logged_call_fails() {
        ChatRun run = ChatRun.sound();
        run.calling(ChatRun.call(SOMEBODY, run.calledAt(SOMEBODY) + 5_000, SMALL, Chat.Answer.NONE, ""));

        Finding finding = run.findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .startsWith("1 calls and answers were of another model than the application's log tells: such as"
                        + " reference-small, where the log says reference, was asked 10.05 s after the start of load");
    }

    @Test
    void an_answer_that_names_another_model_than_the_log_fails() {
        Finding finding = ChatRun.sound()
                .chatsOf(
                        SOMEBODY,
                        chat -> new Chat("advice", chat.model(), chat.promptSha256(), chat.answer(), "advisor-v2"))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).contains("advisor-v2 answered ", ", where the log says advisor-v1");
    }

    @Test
    void a_model_that_the_log_never_names_fails_even_without_an_entry_to_compare() {
        ChatRun run = ChatRun.sound();
        run.calling(ChatRun.call(9_999, run.calledAt(SOMEBODY), SMALL, Chat.Answer.WHOLE, "advisor-v2"));

        Finding finding = run.findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).contains("reference-small, which the log never names, was asked ");
    }

    @Test
    void what_happened_in_a_phase_that_is_not_claimed_does_not_count() {
        ChatRun run = ChatRun.sound();
        run.calling(ChatRun.call(4, ARun.ORIGIN + 1_100_000, SMALL, Chat.Answer.NONE, ""));

        assertThat(run.findingOn(CLAIM).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_log_that_does_not_name_who_answered_claims_nothing_of_it() {
        assertThat(ChatRun.sound()
                        .log(ModelAsToldCheckTest::unnamed)
                        .findingOn(CLAIM)
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void a_log_that_lacks_calls_settles_nothing() {
        Finding finding = ChatRun.sound()
                .withoutLogged(entry -> entry.promptSha256().endsWith("7"))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).startsWith("the application's log and the egress recorder disagree: of ");
    }

    @Test
    void a_recorder_that_lacks_calls_settles_nothing() {
        Finding finding = ChatRun.sound()
                .withoutCalls(call -> call.chat().orElseThrow().promptSha256().endsWith("7"))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).contains("disagree", "belong to no call that was seen");
    }

    @Test
    void a_run_in_which_no_answer_was_used_settles_nothing() {
        Finding finding = ChatRun.sound()
                .log(entry -> new ModelCall(
                        entry.at(), entry.asked(), "", "error", entry.latencyMillis(), entry.promptSha256()))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("no answer of a model was used");
    }

    @Test
    void one_recorder_alone_settles_nothing() {
        assertThat(ChatRun.sound().unlogged().findingOn(CLAIM))
                .satisfies(finding -> assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE))
                .satisfies(finding ->
                        assertThat(finding.why()).isEqualTo("the application left no log of its calls to models"));
        assertThat(ChatRun.sound().logFull().findingOn(CLAIM).why()).contains("log of its calls is full");
        assertThat(ChatRun.sound().unrecorded().findingOn(CLAIM).why())
                .isEqualTo("there is no record of what left the shop");
        assertThat(ChatRun.sound().full().findingOn(CLAIM).why()).contains("is full");
    }

    @Test
    void a_record_of_before_models_were_looked_at_settles_nothing() {
        Finding finding = ChatRun.sound().withoutChats().findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).startsWith("no call that asks a model was seen to leave the shop during ");
    }
}
