package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.StoreBehaviour.Reply;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidityChecksTest {

    @Test
    void a_run_that_failed_is_inconclusive_with_its_reason() {
        assertDoubt(
                ARun.sound().event("failed", Map.of("reason", "the store died")),
                "validity/run-ended",
                "the run failed: the store died");
    }

    @Test
    void an_interrupted_run_is_inconclusive() {
        assertDoubt(ARun.sound().event("interrupted", Map.of()), "validity/run-ended", "the run was interrupted");
    }

    @Test
    void a_journal_that_breaks_off_is_inconclusive() {
        assertDoubt(
                ARun.sound().withoutEvent("run-ended"),
                "validity/run-ended",
                "the journal breaks off before the run's end");
    }

    @Test
    void half_of_the_load_is_inconclusive() {
        assertDoubt(
                ARun.sound().withoutJourneys(journey -> journey.user() % 2 == 0),
                "validity/arrivals",
                "170 of 340 planned guest checkout arrivals were made");
    }

    @Test
    void a_generator_that_lags_is_inconclusive() {
        assertDoubt(
                ARun.sound().journeys(journey -> journey.user() < 100 ? journey : startedLate(journey)),
                "validity/schedule",
                "the load generator fell behind its schedule by 900 ms at p99 during slow");
    }

    @Test
    void a_lag_in_one_phase_is_not_thinned_out_by_the_others() {
        assertDoubt(
                ARun.sound()
                        .journeys(journey ->
                                journey.user() >= 100 && journey.user() < 103 ? startedLate(journey) : journey),
                "validity/schedule",
                "the load generator fell behind its schedule by 900 ms at p99 during slow");
    }

    @Test
    void lag_during_the_warm_up_does_not_matter() {
        Verdict verdict = Judge.judge(ARun.sound()
                .journeys(journey -> journey.user() < 20 ? startedLate(journey) : journey)
                .claiming(Claims.ORDERS)
                .build());

        assertThat(verdict.grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_request_that_was_sent_and_is_not_in_the_record_is_inconclusive() {
        assertDoubt(
                ARun.sound().setting("generator-finished", "", "requestsSent", 681),
                "validity/records",
                "Gatling sent 681 requests, and the record has 680");
    }

    @Test
    void a_run_of_an_earlier_release_is_held_against_gatlings_own_count() {
        assertDoubt(
                ARun.sound().setting("generator-finished", "", "requestsByGatling", 681),
                "validity/records",
                "Gatling sent 681 requests, and the record has 680");
    }

    @Test
    void a_record_that_lost_samples_after_they_were_written_is_inconclusive() {
        assertDoubt(
                ARun.sound().setting("generator-finished", "", "samples", 700),
                "validity/records",
                "the generator wrote 700 samples, and 680 were read");
    }

    @Test
    void a_generator_that_never_finished_is_inconclusive() {
        assertDoubt(
                ARun.sound().withoutEvent("generator-finished"),
                "validity/records",
                "the load generator never finished");
    }

    @Test
    void a_generator_that_crashed_is_inconclusive() {
        assertDoubt(
                ARun.sound().setting("generator-finished", "", "exitCode", 1),
                "validity/records",
                "the load generator ended with exit code 1");
    }

    @Test
    void a_judged_phase_without_samples_is_inconclusive() {
        assertDoubt(
                ARun.sound().withoutSamples(sample -> sample.user() >= 260),
                "validity/samples",
                "there are no samples during recovery");
    }

    @Test
    void a_run_whose_end_cut_off_many_samples_is_inconclusive() {
        assertDoubt(
                ARun.sound().samples(sample -> sample.user() >= 330 ? aborted(sample) : sample),
                "validity/samples",
                "the end of the run cut off 20 of 160 samples during recovery");
    }

    @Test
    void a_late_fault_is_inconclusive() {
        assertDoubt(
                ARun.sound().setting("fault-applied", "slow/1", "appliedAt", ARun.ORIGIN + 25_600_000),
                "validity/fault/slow/1",
                "the fault slow/1 was applied 600 ms late");
    }

    @Test
    void a_fault_healed_early_is_inconclusive() {
        assertDoubt(
                ARun.sound().setting("fault-healed", "slow/1", "healedAt", ARun.ORIGIN + 43_000_000),
                "validity/fault/slow/1",
                "the fault slow/1 was healed 2 s early");
    }

    @Test
    void a_fault_that_was_never_applied_is_inconclusive() {
        assertDoubt(
                ARun.sound().withoutEvent("fault-applied"),
                "validity/fault/down/1",
                "the fault down/1 was never applied");
    }

    @Test
    void a_fault_that_touched_nothing_is_inconclusive() {
        assertDoubt(
                ARun.sound().setting("fault-healed", "slow/1", "touched", 0),
                "validity/fault/slow/1",
                "the fault slow/1 touched nothing");
    }

    @Test
    void an_outage_that_only_closed_an_idle_connection_is_inconclusive() {
        assertDoubt(
                ARun.of(StoreBehaviour.sound().butDuring("down", (phase, millis) -> Reply.shutOut()))
                        .setting("fault-healed", "down/1", "touched", 1),
                "validity/fault/down/1",
                "no request met the fault down/1");
    }

    @Test
    void an_outage_that_let_calls_through_is_inconclusive() {
        assertDoubt(
                ARun.of(StoreBehaviour.sound().butDuring("down", (phase, millis) -> Reply.byModel())),
                "validity/fault/down/1",
                "no request met the fault down/1");
    }

    @Test
    void a_shop_that_breaks_down_under_an_outage_has_met_it() {
        Verdict verdict =
                Judge.judge(ARun.of(StoreBehaviour.sound().butDuring("down", (phase, millis) -> Reply.unanswered()))
                        .claiming(Claims.FALLBACKS)
                        .build());

        assertThat(Claims.finding(verdict, "validity/fault/down/1").grade()).isEqualTo(Grade.PASS);
        assertThat(verdict.grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void an_outage_that_cannot_count_is_met_by_the_applications_word() {
        Verdict verdict = Judge.judge(ARun.sound()
                .setting("fault-healed", "down/1", "touched", -1)
                .claiming(Claims.ORDERS)
                .build());

        assertThat(verdict.grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_fault_on_what_nobody_asks_for_inference_needs_a_count() {
        PlannedFault payment = new PlannedFault(
                "slow/1", "payment", "outage", "connections refused", Duration.ofSeconds(25), Duration.ofSeconds(45));

        assertThat(new FaultCheck(slow(payment), payment)
                        .rule(ARun.sound().build())
                        .why())
                .isEqualTo("what the fault slow/1 touched could not be counted");
        assertThat(new FaultCheck(slow(payment), payment)
                        .rule(ARun.sound()
                                .setting("fault-healed", "slow/1", "touched", 3)
                                .build())
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void a_fault_with_times_of_its_own_is_held_against_them() {
        PlannedFault brief = new PlannedFault(
                "slow/1", "inference", "latency", "latency 4 s", Duration.ofSeconds(28), Duration.ofSeconds(33));
        ARun onTime = ARun.sound()
                .setting("fault-applied", "slow/1", "appliedAt", ARun.ORIGIN + 28_002_000)
                .setting("fault-healed", "slow/1", "healedAt", ARun.ORIGIN + 33_002_000);

        assertThat(new FaultCheck(slow(brief), brief).rule(onTime.build()).grade())
                .isEqualTo(Grade.PASS);
        assertThat(new FaultCheck(slow(brief), brief).rule(ARun.sound().build()).why())
                .startsWith("the fault slow/1 was applied 3")
                .endsWith("early");
    }

    @Test
    void a_fault_that_cannot_count_needs_demand_for_its_target() {
        assertDoubt(
                ARun.sound()
                        .withoutSamples(sample ->
                                sample.step().equals("place-order") && sample.user() >= 98 && sample.user() < 182),
                "validity/fault/slow/1",
                "nobody asked inference for anything while the fault slow/1 was live");
    }

    @Test
    void inference_that_goes_past_the_proxy_is_inconclusive() {
        assertDoubt(
                ARun.sound().withoutAttempts(),
                "validity/wire/advice",
                "168 of 168 answers of the model for advice had no call on the wire");
    }

    private static PlannedPhase slow(PlannedFault fault) {
        return new PlannedPhase("slow", Duration.ofSeconds(25), Duration.ofSeconds(45), true, List.of(fault));
    }

    private static void assertDoubt(ARun run, String id, String why) {
        Verdict verdict = Judge.judge(run.claiming(Claims.ORDERS).build());
        Finding finding = Claims.finding(verdict, id);
        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo(why);
        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(verdict.sentence()).startsWith("INCONCLUSIVE: the run cannot be relied on: ");
    }

    private static Journey startedLate(Journey journey) {
        return new Journey(
                journey.flow(),
                journey.user(),
                journey.intendedAt(),
                journey.intendedAt() + 900_000,
                journey.endedAt() + 900_000,
                true,
                false);
    }

    private static Sample aborted(Sample sample) {
        return Samples.ending(sample, Outcome.ABORTED, 0);
    }
}
