package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.StopCondition;
import io.ridethrough.results.plan.StopCondition.ErrorBudget;
import io.ridethrough.results.plan.StopCondition.ProbeAbove;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StopConditionCheckTest {

    static final StopCondition BUDGET = new ErrorBudget("guest-checkout", 0.2, Duration.ofSeconds(10), 20);
    private static final StopCondition QUEUE =
            new ProbeAbove("requests-queued", "store", "", "queued", 50, Duration.ofSeconds(2));

    /** Orders fail from 25 s on: at 8 requests a second 17 of 81 have by 29 s, and 16 of 80 had not done it. */
    private static final long TRUE_MILLIS = 29_052;

    private static final long SEEN_MILLIS = 29_080;
    private static final long HEALED_MILLIS = 29_152;

    @Test
    void a_condition_that_was_never_true_passes_and_tells_how_close_it_came() {
        Finding finding = stop(Judge.judge(ARun.sound().stopping(BUDGET).build()));

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.id()).isEqualTo("stop-condition/guest-checkout");
        assertThat(finding.measured()).startsWith("at most 0 % (0 of ");
        assertThat(finding.expected()).isEqualTo("≤ 20 % of 10 s");
    }

    @Test
    void a_run_that_burnt_its_error_budget_fails_and_says_when_why_and_how_soon_it_was_healed() {
        Verdict verdict = Judge.judge(stopped(ARun.sound().samples(failingFrom(25_000)), BUDGET));

        assertThat(verdict.grade()).isEqualTo(Grade.FAIL);
        assertThat(verdict.sentence())
                .isEqualTo("FAIL: the run was stopped 29.08 s after the start of load: 17 of 81 guest checkout requests"
                        + " within 10 s ended in an error, more than 20 %; every fault was healed 100 ms after that was"
                        + " so.");
        assertThat(stop(verdict).evidence())
                .hasSize(1)
                .first()
                .satisfies(evidence -> assertThat(evidence.toMillis()).isEqualTo(TRUE_MILLIS));
    }

    @Test
    void what_was_over_before_the_stop_still_counts_and_what_was_not_is_unknown() {
        Verdict verdict = Judge.judge(stopped(
                ARun.sound()
                        .samples(failingFrom(25_000))
                        .claiming(
                                Claims.COMPLETION,
                                new io.ridethrough.results.plan.Expectation.StepLatency(
                                        "guest-checkout", "place-order", List.of("steady"), 95, Duration.ofSeconds(1)),
                                Claims.OPENS),
                BUDGET));

        assertThat(Claims.finding(verdict, "step-latency/guest-checkout/place-order")
                        .grade())
                .isEqualTo(Grade.PASS);
        assertThat(verdict.findings())
                .filteredOn(finding -> List.of("completion", "breaker-opens").contains(finding.claim()))
                .hasSize(2)
                .allSatisfy(
                        finding -> assertThat(finding.grade()).as(finding.id()).isEqualTo(Grade.INCONCLUSIVE));
    }

    @Test
    void a_stopped_run_never_passes_even_where_its_journal_names_no_condition_of_the_plan() {
        RunRecord run = ARun.sound()
                .claiming(Claims.all())
                .event("stop-condition", Map.of("condition", 7))
                .build();

        assertThat(Judge.judge(run).grade()).isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void a_condition_that_was_true_and_stopped_nothing_is_inconclusive() {
        Verdict verdict = Judge.judge(
                ARun.sound().samples(failingFrom(25_000)).stopping(BUDGET).build());

        assertThat(stop(verdict).grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(stop(verdict).why()).endsWith("more than 20 %, and the run was not stopped");
    }

    @Test
    void a_run_that_was_stopped_for_nothing_is_inconclusive() {
        Verdict verdict = Judge.judge(stopped(ARun.sound(), BUDGET));

        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(verdict.sentence()).contains("its record does not show why");
    }

    @Test
    void a_generator_that_fell_behind_puts_the_stop_in_doubt_too() {
        Verdict verdict = Judge.judge(stopped(
                ARun.sound()
                        .samples(failingFrom(25_000))
                        .journeys(journey -> new io.ridethrough.results.run.Journey(
                                journey.flow(),
                                journey.user(),
                                journey.intendedAt(),
                                journey.intendedAt() + 900_000,
                                journey.endedAt() + 900_000,
                                journey.completed(),
                                journey.aborted())),
                BUDGET));

        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(verdict.sentence()).contains("the load generator fell behind its schedule");
    }

    @Test
    void a_probe_that_stopped_the_run_says_nothing_against_the_shop() {
        ARun run = ARun.sound();
        queued(run, 26_000, 60);
        queued(run, 27_000, 70);
        queued(run, 29_052, 80);

        Verdict verdict = Judge.judge(stopped(run, QUEUE));

        assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(verdict.sentence())
                .startsWith(
                        "INCONCLUSIVE: the run was stopped 29.08 s after the start of load: requests queued were above"
                                + " 50 for 2 s, 80 in the end; every fault was healed 100 ms after that was so.");
    }

    @Test
    void a_probe_that_nobody_read_and_requests_too_few_to_tell_are_inconclusive() {
        assertThat(stop(Judge.judge(ARun.sound().stopping(QUEUE).build())).why())
                .isEqualTo("no probe read requests queued");
        assertThat(stop(Judge.judge(ARun.sound()
                                .stopping(new ErrorBudget("guest-checkout", 0.2, Duration.ofSeconds(1), 500))
                                .build()))
                        .why())
                .isEqualTo("there were never 500 guest checkout requests within 1 s");
    }

    private static Finding stop(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.claim().equals("stop-condition"))
                .findFirst()
                .orElseThrow();
    }

    private static void queued(ARun run, long atMillis, int queued) {
        run.event("probe", Map.of("source", "store", "queued", queued, "readAt", ARun.ORIGIN + atMillis * 1_000));
    }

    /** The run cut short as the conductor does it. */
    static RunRecord stopped(ARun run, StopCondition condition) {
        long seen = ARun.ORIGIN + SEEN_MILLIS * 1_000;
        long healed = ARun.ORIGIN + HEALED_MILLIS * 1_000;
        RunRecord whole = run.stopping(condition)
                .event("stop-condition", Map.of("condition", 1, "seenAt", seen))
                .event("stopped", Map.of("healedAt", healed))
                .withoutSamples(sample -> sample.startedAt() > seen)
                .withoutJourneys(journey -> journey.startedAt() > seen)
                .setting("fault-healed", "slow/1", "healedAt", healed)
                .build();
        return new RunRecord(
                whole.plan(),
                whole.journal().stream()
                        .filter(event -> !isAboutTheOutage(event))
                        .toList(),
                whole.samples(),
                whole.journeys(),
                whole.claims(),
                whole.attempts(),
                whole.ledger());
    }

    private static boolean isAboutTheOutage(JournalEvent event) {
        return event.fields().path("id").asText().equals("down/1");
    }

    static UnaryOperator<Sample> failingFrom(long millis) {
        return sample -> sample.step().equals("place-order") && sample.startedAt() >= ARun.ORIGIN + millis * 1_000
                ? Samples.ending(Samples.taking(sample, 12_000), Outcome.HTTP_ERROR, 500)
                : sample;
    }
}
