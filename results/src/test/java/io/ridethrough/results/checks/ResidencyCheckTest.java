package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.EgressRun.ABROAD;
import static io.ridethrough.results.checks.EgressRun.MODEL;
import static io.ridethrough.results.checks.EgressRun.PAYMENT;
import static io.ridethrough.results.checks.EgressRun.home;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidencyCheckTest {

    private static final Expectation CLAIM = new Expectation.Residency(List.of("steady", "slow", "down", "recovery"));

    private static UnaryOperator<EgressCall> to(String target) {
        return call -> new EgressCall(
                call.at(),
                target,
                "identity-verification",
                call.tenant(),
                call.jurisdiction(),
                call.requestBytes(),
                call.ending(),
                call.canaries());
    }

    private static UnaryOperator<EgressCall> in(String jurisdiction) {
        return call -> new EgressCall(
                call.at(),
                call.target(),
                call.purpose(),
                call.tenant(),
                jurisdiction,
                call.requestBytes(),
                call.ending(),
                call.canaries());
    }

    private static UnaryOperator<EgressCall> ended(String ending) {
        return call -> new EgressCall(
                call.at(),
                call.target(),
                call.purpose(),
                call.tenant(),
                call.jurisdiction(),
                call.requestBytes(),
                ending,
                call.canaries());
    }

    @Test
    void calls_that_all_stay_at_home_pass_with_the_figures_of_both_recorders() {
        Finding finding = EgressRun.sound().findingOn(CLAIM);

        assertThat(finding.grade()).as(finding.why()).isEqualTo(Grade.PASS);
        assertThat(finding.measured())
                .startsWith("0 of ")
                .contains("calls to inference at the recorder")
                .contains("34 calls to payment at the recorder and 34 at the fault proxy");
    }

    @Test
    void one_call_abroad_fails_and_is_told_when_where_to_what_for_and_whose() {
        Finding finding = EgressRun.sound().calling(50, to(ABROAD)).findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why())
                .startsWith("1 of ")
                .contains("first 50 s after the start of load, to 127.0.0.1:6000 (foreign inference)")
                .contains("identity-verification of alpine (CH)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:4001",
                "127.0.0.1",
                "127.0.0.2:4000",
                "localhost:4000",
                "127.0.0.1:4000@192.0.2.7:80",
                "127.0.0.1:4000.example.net:80",
                "[::1]:4000",
                "null",
                ""
            })
    void an_endpoint_is_at_home_by_host_and_port_together(String target) {
        assertThat(EgressRun.sound().calling(50, to(target)).findingOn(CLAIM).grade())
                .isEqualTo(Grade.FAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "unreachable", "cut", "abandoned"})
    void a_call_abroad_that_came_to_nothing_fails_as_well(String ending) {
        EgressRun run = EgressRun.sound()
                .calling(50, call -> ended(ending).apply(to(ABROAD).apply(call)));

        assertThat(run.findingOn(CLAIM).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void a_call_abroad_outside_the_named_phases_is_none_of_the_claims() {
        assertThat(EgressRun.sound().calling(2, to(ABROAD)).findingOn(CLAIM).grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void home_for_one_law_is_not_home_for_another() {
        EgressRun run = EgressRun.sound()
                .declaring(
                        Map.of(
                                "name",
                                "inference",
                                "places",
                                List.of(MODEL),
                                "jurisdictions",
                                List.of("CH"),
                                "isProxied",
                                true),
                        home("payment", PAYMENT));

        assertThat(run.findingOn(CLAIM).grade()).isEqualTo(Grade.PASS);
        assertThat(run.calling(30, in("EU")).findingOn(CLAIM).why()).contains("(EU)");
    }

    @Test
    void a_call_that_does_not_say_whose_it_is_may_be_anybodys() {
        assertThat(EgressRun.sound().calling(30, in("")).findingOn(CLAIM).grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void a_home_may_be_a_range_of_addresses() {
        EgressRun run = EgressRun.sound().declaring(home("inference", "127.0.0.0/8:4000"), home("payment", PAYMENT));

        assertThat(run.findingOn(CLAIM).grade()).isEqualTo(Grade.PASS);
        assertThat(run.calling(50, to(ABROAD)).findingOn(CLAIM).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void a_run_without_an_egress_record_settles_nothing() {
        assertInconclusive(EgressRun.sound().unrecorded(), "there is no record of what left the shop");
    }

    @Test
    void a_record_without_a_call_settles_nothing() {
        assertInconclusive(
                EgressRun.sound().withoutCalls(call -> true),
                "no call left the shop during steady, slow, down and recovery");
    }

    @Test
    void a_record_that_had_reached_its_limit_settles_nothing() {
        assertInconclusive(EgressRun.sound().full(), "the record of what left the shop is full");
    }

    @Test
    void an_environment_that_declares_no_home_settles_nothing() {
        assertInconclusive(EgressRun.sound().undeclared(), "the environment does not tell which endpoints are at home");
        assertInconclusive(EgressRun.sound().declaring(), "the environment declares no endpoint to be at home");
        assertInconclusive(
                EgressRun.sound().declaring(home("inference", "anywhere")),
                "\"anywhere\" is neither HOST:PORT nor a range");
    }

    @Test
    void calls_that_went_round_the_recorder_are_told_with_both_figures() {
        Finding finding = EgressRun.sound()
                .withoutCalls(call -> call.target().equals(MODEL) && call.at() % 1_000_000 > 400_000)
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why())
                .matches("the egress recorder and the fault proxy disagree: \\d+ calls to inference at the recorder"
                        + " and \\d+ at the fault proxy");
    }

    @Test
    void calls_that_went_round_the_fault_proxy_are_told_too() {
        assertInconclusive(
                EgressRun.sound().withoutAttempts(attempt -> attempt.target().equals("payment")),
                "34 calls to payment at the recorder and 0 at the fault proxy");
    }

    @Test
    void a_home_that_no_proxy_stands_before_has_one_recorder_and_alone_settles_nothing() {
        EgressRun beside = EgressRun.sound()
                .declaring(
                        home("inference", MODEL),
                        Map.of("name", "payment", "places", List.of(PAYMENT), "jurisdictions", List.of("CH")))
                .withoutAttempts(attempt -> attempt.target().equals("payment"));
        EgressRun alone = EgressRun.sound()
                .declaring(Map.of(
                        "name", "all", "places", List.of("127.0.0.0/8"), "jurisdictions", List.of("CH", "EU", "US")));

        assertThat(beside.findingOn(CLAIM).grade()).isEqualTo(Grade.PASS);
        assertInconclusive(alone, "no call passed both the egress recorder and a fault proxy");
    }

    @Test
    void three_calls_that_only_one_of_them_saw_are_within_the_tolerance_and_four_are_not() {
        EgressRun three = EgressRun.sound().withoutAttempts(fewPayments(3));
        EgressRun four = EgressRun.sound().withoutAttempts(fewPayments(4));

        assertThat(three.findingOn(CLAIM).grade()).isEqualTo(Grade.PASS);
        assertThat(four.findingOn(CLAIM).grade()).isEqualTo(Grade.INCONCLUSIVE);
    }

    private static Predicate<Attempt> fewPayments(int most) {
        return attempt -> attempt.target().equals("payment") && attempt.at() < ARun.ORIGIN + most * 2_500_000L;
    }

    @Test
    void calls_that_an_outage_kept_from_the_proxy_are_no_disagreement() {
        EgressRun run = EgressRun.sound();
        for (int second = 46; second < 64; second++) {
            run.calling(second, ended("unreachable")).calling(second, ended("cut"));
        }

        assertThat(run.findingOn(CLAIM).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_run_in_doubt_does_not_excuse_data_that_left() {
        EgressRun run = EgressRun.sound().calling(50, to(ABROAD));
        var verdict = Judge.judge(new RunRecord(
                        run.record(CLAIM).plan(),
                        run.record().journal().stream()
                                .filter(event -> !event.event().equals("generator-finished"))
                                .toList(),
                        run.record().samples(),
                        run.record().journeys(),
                        run.record().claims(),
                        run.record().attempts(),
                        run.record().ledger())
                .with(run.record().golden())
                .with(run.record().egress()));

        assertThat(verdict.grade()).isEqualTo(Grade.FAIL);
        assertThat(verdict.sentence())
                .contains("calls went to where they may not")
                .contains("in doubt");
    }

    private static EgressRun withRegistry() {
        return EgressRun.sound()
                .declaring(
                        home("inference", MODEL),
                        home("payment", PAYMENT),
                        Map.of(
                                "name",
                                "registry",
                                "places",
                                List.of("registry.example.ch:443", "*.id.example.ch:443"),
                                "ranges",
                                List.of("10.20.0.0/16", "[2001:db8::]/32"),
                                "jurisdictions",
                                List.of("CH")));
    }

    private static UnaryOperator<EgressCall> to(String target, String address) {
        return call -> to(target).apply(call).withAddress(address);
    }

    @Test
    void a_named_host_is_at_home_while_it_stands_in_the_ranges_declared_for_it() {
        EgressRun run = withRegistry()
                .calling(50, to("registry.example.ch:443", "10.20.7.1"))
                .calling(51, to("a.id.example.ch:443", "2001:db8:0:0:0:0:0:1"));

        assertThat(run.findingOn(CLAIM).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_host_with_a_name_from_home_that_stands_abroad_fails_with_its_address() {
        Finding finding = withRegistry()
                .calling(50, to("registry.example.ch:443", "203.0.113.5"))
                .findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).contains("registry.example.ch:443 at 203.0.113.5");
    }

    @Test
    void a_call_at_home_that_does_not_tell_where_it_stood_fails_where_that_matters() {
        assertThat(withRegistry()
                        .calling(50, to("registry.example.ch:443"))
                        .findingOn(CLAIM)
                        .grade())
                .isEqualTo(Grade.FAIL);
    }

    @Test
    void a_name_at_home_that_nobody_knew_an_address_of_went_nowhere() {
        EgressRun run = withRegistry()
                .calling(
                        50,
                        call -> ended("unreachable")
                                .apply(to("registry.example.ch:443").apply(call)));

        assertThat(run.findingOn(CLAIM).grade()).isEqualTo(Grade.PASS);
    }

    private static void assertInconclusive(EgressRun run, String why) {
        Finding finding = run.findingOn(CLAIM);

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).contains(why);
    }
}
