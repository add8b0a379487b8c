package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

class FallbackCorrectCheckTest {

    private static final Expectation CLAIM = new Expectation.FallbackCorrect("advice", List.of("slow", "down"));

    private static int somebodyInDoubt(ChatRun run) {
        return run.users("down", false).stream()
                .filter(user -> user % 3 == 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void decisions_that_the_rules_allow_pass() {
        Finding finding = ChatRun.sound().findingOn(CLAIM);

        assertThat(finding.grade()).as(finding.why()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).startsWith("0 of ").endsWith("; 0 not in the ledger");
        assertThat(finding.id()).isEqualTo("fallback-correct/advice");
    }

    @Test
    void one_order_called_suitable_that_had_to_be_looked_at_fails() {
        ChatRun run = ChatRun.sound();
        int user = somebodyInDoubt(run);

        Finding finding = run.deciding(user, "suitable", true).findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .endsWith("decisions of the fallback for advice are against the rules: such as order-" + user
                        + ", noted as suitable where review and unsuitable may be");
    }

    @Test
    void a_note_that_tells_no_decision_fails() {
        ChatRun run = ChatRun.sound();
        int user = run.users("slow", false).get(0);

        Finding finding = run.deciding(user, "", false).findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).contains("noted as no decision");
    }

    @Test
    void what_the_model_decided_is_not_the_fallbacks_doing() {
        ChatRun run = ChatRun.sound();
        int user = run.users("steady", true).get(0);

        assertThat(run.deciding(user, "suitable", true).findingOn(CLAIM).grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void decisions_none_of_which_needed_a_person_settle_nothing() {
        Finding finding = ChatRun.sound()
                .decisions(decision -> ChatRun.decision(decision.user(), "suitable", false))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).startsWith("no decision needed a person");
    }

    @Test
    void too_many_missing_decisions_settle_nothing() {
        ChatRun run = ChatRun.sound();
        List<Integer> users = run.users("down", false);

        Finding finding = run.withoutDecisions(decision -> users.contains(decision.user()) && decision.user() % 4 == 0)
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).endsWith("decisions of the fallback for advice are not in the ledger");
    }

    @Test
    void a_ledger_that_nobody_read_or_that_tells_no_decision_settles_nothing() {
        assertThat(ChatRun.sound().withoutLedger().findingOn(CLAIM).why()).isEqualTo("the ledger was not read");
        assertThat(ChatRun.sound().withoutDecisions(decision -> true).findingOn(CLAIM))
                .satisfies(finding -> assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE))
                .satisfies(finding ->
                        assertThat(finding.why()).isEqualTo("the ledger does not tell what was decided for advice"));
    }

    @Test
    void a_phase_without_fallbacks_settles_nothing() {
        Finding finding = ChatRun.sound().findingOn(new Expectation.FallbackCorrect("advice", List.of("steady")));

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).startsWith("the fallback answered nobody who asked for advice during ");
    }
}
