package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.verdict.Grade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultReachTest {

    /** Eighty requests in the phase slow, and each of them calls. */
    private static final StoreBehaviour CALLING = StoreBehaviour.withoutBreaker();

    @Test
    void a_fault_that_touched_one_of_many_was_not_in_place() {
        assertThat(slow("latency", 1, "connections", 1).why())
                .isEqualTo("the fault slow/1 touched only 1 of 76 calls that passed it");
    }

    @Test
    void a_fault_that_touched_nearly_all_was() {
        assertThat(slow("latency", 1, "connections", 74).grade()).isEqualTo(Grade.PASS);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "10, 1", "20, 3", "76, 25", "300, 123"})
    void of_more_calls_more_must_be_touched(long passed, long fewest) {
        assertThat(FaultReach.fewest(passed, 1)).isEqualTo(fewest);
    }

    @Test
    void a_share_of_requests_is_held_to_its_share() {
        assertThat(FaultReach.fewest(1_000, 0.3)).isEqualTo(116);
        assertThat(slow("http-error", 0.6, "requests", 2).why())
                .isEqualTo("the fault slow/1 touched only 2 of 76 calls that passed it, and should have touched 60 %");
        assertThat(slow("http-error", 0.6, "requests", 45).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_share_of_connections_needs_one_touch() {
        assertThat(slow("latency", 0.6, "connections", 1).grade()).isEqualTo(Grade.PASS);
        assertThat(slow("latency", 0.6, "connections", 0).why()).isEqualTo("the fault slow/1 touched nothing");
    }

    @Test
    void a_kind_with_a_condition_of_its_own_needs_one_touch() {
        assertThat(slow("wrong-content", 1, "requests", 1).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_breaker_that_keeps_calls_away_is_not_held_against_the_fault() {
        // Two seconds of calls and four probes pass.
        assertThat(rule(ARun.sound(), "latency", 1, "connections", 10).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void calls_that_went_round_the_proxy_passed_the_fault_too() {
        ARun round = ARun.of(StoreBehaviour.sound()
                .butDuring(
                        "slow",
                        (phase, millis) -> millis < 1_000
                                ? Reply.byModel()
                                : Reply.byModel().tried()));

        assertThat(rule(round, "latency", 1, "connections", 4).why())
                .isEqualTo("the fault slow/1 touched only 4 of 76 calls that passed it");
    }

    @Test
    void an_outage_that_let_most_calls_through_was_not_in_place() {
        ARun leaking = ARun.of(StoreBehaviour.sound()
                .butDuring("down", (phase, millis) -> millis < 500 ? Reply.refusedFallback() : Reply.byModel()));

        assertThat(down(leaking).why()).isEqualTo("the fault down/1 was met by only 2 of 80 calls");
        assertThat(down(ARun.sound()).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void an_uncounted_fault_needs_a_call_and_not_only_demand() {
        ARun shutOut = ARun.of(StoreBehaviour.sound().butDuring("slow", (phase, millis) -> Reply.shutOut()));

        assertThat(rule(shutOut, "latency", 1, "connections", -1).why())
                .isEqualTo("nobody asked inference for anything while the fault slow/1 was live");
    }

    private static Ruling slow(String kind, double share, String of, long touched) {
        return rule(ARun.of(CALLING), kind, share, of, touched);
    }

    private static Ruling rule(ARun run, String kind, double share, String of, long touched) {
        run.setting("fault-healed", "slow/1", "touched", touched).sharing("slow/1", share, of);
        PlannedFault fault =
                new PlannedFault("slow/1", "inference", kind, kind, Duration.ofSeconds(25), Duration.ofSeconds(45));
        return new FaultCheck(phase("slow", fault), fault).rule(run.build());
    }

    private static Ruling down(ARun run) {
        PlannedFault fault = new PlannedFault(
                "down/1", "inference", "outage", "outage", Duration.ofSeconds(45), Duration.ofSeconds(65));
        return new FaultCheck(phase("down", fault), fault).rule(run.build());
    }

    private static PlannedPhase phase(String name, PlannedFault fault) {
        return new PlannedPhase(name, fault.startsAfter(), fault.endsAfter(), true, List.of(fault));
    }
}
