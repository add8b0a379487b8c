package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CanariesStayCheckTest {

    private static final Expectation CLAIM =
            new Expectation.CanariesStay(List.of("steady", "slow", "down", "recovery"), List.of("inference"));

    private static UnaryOperator<EgressCall> to(String target, String ending, Optional<List<String>> canaries) {
        return call -> new EgressCall(
                call.at(),
                target,
                call.purpose(),
                call.tenant(),
                call.jurisdiction(),
                call.requestBytes(),
                ending,
                canaries);
    }

    private static Optional<List<String>> canary() {
        return Optional.of(List.of(EgressRun.CANARY));
    }

    @Test
    void canaries_that_only_the_model_at_home_was_told_pass() {
        Finding finding = EgressRun.sound().findingOn(CLAIM);

        assertThat(finding.grade()).as(finding.why()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).startsWith("0 of 32 calls elsewhere had canaries, ");
    }

    @Test
    void a_canary_abroad_fails_by_its_id() {
        Finding finding = EgressRun.sound()
                .calling(50, to(EgressRun.ABROAD, "answered", canary()))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).contains("(heron-alpine-0007)").contains("127.0.0.1:6000 (foreign inference)");
    }

    @Test
    void a_canary_that_comes_back_from_abroad_has_been_there() {
        Finding finding = EgressRun.sound()
                .calling(
                        50,
                        call -> to(EgressRun.ABROAD, "answered", Optional.of(List.of()))
                                .apply(call)
                                .withAnswerCanaries(List.of(EgressRun.CANARY)))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).contains("(heron-alpine-0007)");
    }

    @Test
    void a_canary_that_comes_back_from_where_it_belongs_stays_there() {
        Finding finding = EgressRun.sound()
                .calls(call -> call.target().equals(EgressRun.MODEL)
                        ? call.withAnswerCanaries(List.of(EgressRun.CANARY))
                        : call)
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_canary_at_another_endpoint_at_home_fails_as_well() {
        Finding finding = EgressRun.sound()
                .calling(50, to(EgressRun.PAYMENT, "answered", canary()))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void a_call_abroad_without_a_canary_is_left_to_residency() {
        Finding finding = EgressRun.sound()
                .calling(50, to(EgressRun.ABROAD, "answered", Optional.of(List.of())))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_call_that_found_nobody_took_nothing_with_it() {
        Finding finding = EgressRun.sound()
                .calling(50, to(EgressRun.ABROAD, "unreachable", canary()))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_body_elsewhere_that_was_not_looked_through_settles_nothing() {
        Finding finding = EgressRun.sound()
                .calling(50, to(EgressRun.ABROAD, "answered", Optional.empty()))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).startsWith("1 calls elsewhere had bodies that were not looked through");
    }

    @Test
    void a_search_that_finds_no_canary_at_all_settles_nothing() {
        Finding finding = EgressRun.sound()
                .calls(call ->
                        to(call.target(), call.ending(), Optional.of(List.of())).apply(call))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).contains("no canary was seen even where they belong");
    }

    @Test
    void a_run_without_an_egress_record_settles_nothing() {
        assertThat(EgressRun.sound().unrecorded().findingOn(CLAIM).grade()).isEqualTo(Grade.INCONCLUSIVE);
    }
}
