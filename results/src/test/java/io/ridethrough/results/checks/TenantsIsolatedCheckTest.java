package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TenantsIsolatedCheckTest {

    private static final Expectation CLAIM =
            new Expectation.TenantsIsolated(List.of("steady", "slow", "down", "recovery"));

    private static UnaryOperator<ShownAnswer> showing(int user, String... signs) {
        return answer -> answer.user() != user && user >= 0
                ? answer
                : new ShownAnswer(
                        answer.at(),
                        answer.flow(),
                        answer.step(),
                        answer.user(),
                        answer.tenant(),
                        answer.own(),
                        List.of(signs));
    }

    @Test
    void answers_that_tell_of_their_own_client_alone_pass() {
        Finding finding = EgressRun.sound().findingOn(CLAIM);

        assertThat(finding.grade()).as(finding.why()).isEqualTo(Grade.PASS);
        assertThat(finding.measured())
                .isEqualTo("0 of 32 answers with another client's sign; 100 % (32 of 32) tell whose they are,"
                        + " of clients of alpine and harbour");
    }

    @Test
    void an_answer_with_another_tenants_sign_fails() {
        Finding finding =
                EgressRun.sound().answers(showing(100, "holdings/harbour/3")).findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .isEqualTo("1 of 32 answers told of another client, 1 of them of another tenant's: such as"
                        + " holdings/harbour/3 shown to holdings/alpine/100 25.05 s after the start of load");
    }

    @Test
    void a_sign_of_another_client_beside_ones_own_fails_too() {
        Finding finding = EgressRun.sound()
                .answers(showing(100, "holdings/alpine/100", "note/alpine/0007"))
                .findingOn(CLAIM);

        assertThat(finding.why())
                .contains("told of another client, 0 of them of another tenant's: such as note/alpine");
    }

    @Test
    void answers_that_do_not_tell_whose_they_are_settle_nothing() {
        Finding finding = EgressRun.sound().answers(showing(-1)).findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("too few answers tell whose they are");
    }

    @Test
    void clients_of_one_tenant_alone_settle_nothing() {
        Finding finding = EgressRun.sound()
                .answers(answer -> EgressRun.answer(answer.at(), "alpine", answer.user()))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("only clients of alpine got answers that tell");
    }

    @Test
    void a_run_without_such_answers_settles_nothing() {
        Finding finding = EgressRun.sound().withoutAnswers().findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).startsWith("no answer that tells of a client was shown during ");
    }
}
