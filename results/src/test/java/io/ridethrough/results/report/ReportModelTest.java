package io.ridethrough.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.summary.BreakerBand;
import io.ridethrough.results.summary.BreakerBand.State;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.summary.Timeline;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportModelTest {

    private static final double NOTHING = Double.NaN;

    @Test
    void bins_latency_by_the_second_of_the_intended_start() {
        HandMadeRun run = new HandMadeRun().startsAtOrigin();
        for (int i = 1; i <= 100; i++) {
            run.pays(2 + i / 200.0, i);
        }
        run.pays(3.999, 2_500).pays(5.0, 7);

        LatencyView pay = latency(run, "pay");

        assertThat(pay.count().toList()).containsExactly(0.0, 0.0, 100.0, 1.0, 0.0, 1.0, 0.0);
        assertThat(pay.p50().toList()).containsExactly(NOTHING, NOTHING, 50.0, 2_500.0, NOTHING, 7.0, NOTHING);
        assertThat(pay.p95().toList()).containsExactly(NOTHING, NOTHING, 95.0, 2_500.0, NOTHING, 7.0, NOTHING);
        assertThat(pay.p99().toList()).containsExactly(NOTHING, NOTHING, 99.0, 2_500.0, NOTHING, 7.0, NOTHING);
    }

    @Test
    void counts_arrivals_by_their_intention_and_completions_by_their_end() {
        HandMadeRun run = new HandMadeRun()
                .startsAtOrigin()
                .journey(0.5, 1.5, true)
                .journey(0.9, 3.1, false)
                .journey(5.5, 5.9, true);

        FlowView buy = model(run).flows().get(0);

        assertThat(buy.arrivals().toList()).containsExactly(2.0, 0.0, 0.0, 0.0, 0.0, 1.0);
        assertThat(buy.completed().toList()).containsExactly(0.0, 1.0, 0.0, 0.0, 0.0, 1.0);
        assertThat(buy.failed().toList()).containsExactly(0.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    }

    @Test
    void leaves_out_what_the_end_of_the_run_cut_off() {
        HandMadeRun run = new HandMadeRun().startsAtOrigin().pays(2.1, 10).pays(2.2, 9_000, Outcome.ABORTED, "cut off");

        StepTable.Cell steady =
                model(run).steps().groups().get(0).rows().get(0).cells().get(0);

        assertThat(steady.latencies().count()).isEqualTo(1);
        assertThat(steady.errors()).isZero();
        assertThat(model(run).errors()).isEmpty();
        assertThat(model(run).generator().cutOff()).isEqualTo(1);
    }

    @Test
    void puts_the_steady_phase_first_and_the_warm_up_last() {
        assertThat(model(new HandMadeRun()).steps().phases())
                .extracting("name")
                .containsExactly("steady", "dark", "warm-up");
    }

    @Test
    void marks_a_p95_that_doubled_by_more_than_noise() {
        HandMadeRun run = new HandMadeRun().startsAtOrigin().pays(2, 40).pays(4, 400);
        assertThat(model(run).steps().groups().get(0).rows().get(0).cells())
                .extracting(StepTable.Cell::tail)
                .containsExactly(false, true, false);

        HandMadeRun noise = new HandMadeRun().startsAtOrigin().pays(2, 10).pays(4, 30);
        assertThat(model(noise).steps().groups().get(0).rows().get(0).cells())
                .extracting(StepTable.Cell::tail)
                .containsOnly(false);
    }

    @Test
    void groups_errors_by_kind_and_tells_their_phases() {
        HandMadeRun run = new HandMadeRun()
                .startsAtOrigin()
                .pays(4.1, 10, Outcome.TIMED_OUT, "no answer in 10 s")
                .pays(2.5, 10, Outcome.TIMED_OUT, "no answer in 10 s")
                .pays(4.3, 10, Outcome.TIMED_OUT, "no answer in 10 s")
                .pays(4.2, 10, Outcome.CHECK_FAILED, "errors[0]");

        assertThat(model(run).errors())
                .extracting(ErrorKind::outcomeLabel, ErrorKind::count, ErrorKind::phases)
                .containsExactly(tuple("timed out", 3L, "steady 1, dark 2"), tuple("check failed", 1L, "dark 1"));
    }

    @Test
    void tells_a_breaker_in_the_words_of_the_application() {
        HandMadeRun run = new HandMadeRun()
                .startsAtOrigin()
                .breaker(-0.5, "CLOSED")
                .breaker(1, "CLOSED")
                .breaker(2, "OPEN")
                .breaker(3, "HALF_OPEN")
                .breaker(4, "DISABLED");

        assertThat(model(run).breakersTold()).isTrue();
        assertThat(model(run).points().get(0).bands())
                .containsExactly(
                        new BreakerBand(State.CLOSED, 0, 2),
                        new BreakerBand(State.OPEN, 2, 3),
                        new BreakerBand(State.HALF_OPEN, 3, 4),
                        new BreakerBand(State.UNKNOWN, 4, 6));
    }

    @Test
    void says_nothing_of_a_breaker_that_nobody_looked_at() {
        HandMadeRun run = new HandMadeRun().startsAtOrigin().breaker(-4.5, "CLOSED");
        assertThat(model(run).points().get(0).bands()).containsExactly(new BreakerBand(State.CLOSED, 0, 0.5));
    }

    @Test
    void reads_a_breaker_on_the_wire_where_nobody_tells_but_not_in_an_outage() {
        HandMadeRun run = new HandMadeRun().startsAtOrigin();
        for (double at = 0.125; at < 6; at += 0.25) {
            run.pays(at, 100);
        }
        for (double at = 0.125; at < 2; at += 0.25) {
            run.attempt(at + 0.005);
        }

        assertThat(model(run).breakersTold()).isFalse();
        assertThat(model(run).points().get(0).bands())
                .containsExactly(
                        new BreakerBand(State.CLOSED, 0, 1.975),
                        new BreakerBand(State.OPEN, 1.975, 4),
                        new BreakerBand(State.UNKNOWN, 4, 6));
    }

    @Test
    void knows_nothing_of_a_breaker_in_a_run_that_never_began() {
        assertThat(model(new HandMadeRun().pays(0.1, 1)).points().get(0).bands())
                .extracting(BreakerBand::state)
                .containsExactly(State.UNKNOWN);
    }

    @Test
    void an_applications_record_of_changes_counts_before_probes() {
        HandMadeRun run =
                new HandMadeRun().startsAtOrigin().breaker(1, "CLOSED").breaker(3, "OPEN");
        run.journal.add(ExampleRun.event(
                7,
                "breaker-read",
                ExampleRun.fields().put("point", "advice").put("state", "OPEN").put("forgotten", 0)));
        run.journal.add(ExampleRun.event(
                7,
                "breaker-changed",
                ExampleRun.fields()
                        .put("point", "advice")
                        .put("changedAt", HandMadeRun.ORIGIN + 2_250_000)
                        .put("from", "CLOSED")
                        .put("to", "OPEN")));

        assertThat(model(run).points().get(0).bands())
                .containsExactly(new BreakerBand(State.CLOSED, 0, 2.25), new BreakerBand(State.OPEN, 2.25, 6));
    }

    @Test
    void takes_the_moments_of_a_fault_from_the_journal_and_else_from_the_plan() {
        assertThat(model(new HandMadeRun().startsAtOrigin()).faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.seen()).isFalse();
                    assertThat(fault.fromSeconds()).isEqualTo(4);
                    assertThat(fault.toSeconds()).isEqualTo(6);
                });

        HandMadeRun run = new HandMadeRun().startsAtOrigin();
        run.journal.add(ExampleRun.event(
                4.4,
                "fault-applied",
                ExampleRun.fields().put("id", "dark/1").put("appliedAt", HandMadeRun.ORIGIN + 4_300_000)));
        assertThat(model(run).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.seen()).isTrue();
            assertThat(fault.fromSeconds()).isEqualTo(4.3);
        });
    }

    @Test
    void reconciles_orders() {
        HandMadeRun run = new HandMadeRun().startsAtOrigin();
        run.claims.add(new Claim(0, "buy", 0, "a@example.test", "c0", "1", Claim.Answer.ACKNOWLEDGED));
        run.claims.add(new Claim(0, "buy", 1, "b@example.test", "c1", "2", Claim.Answer.ACKNOWLEDGED));
        run.claims.add(new Claim(0, "buy", 2, "c@example.test", "c2", "", Claim.Answer.INDETERMINATE));
        run.claims.add(new Claim(0, "buy", 3, "d@example.test", "c3", "", Claim.Answer.REFUSED));
        run.ledger = Optional.of(new Ledger(
                List.of(
                        order("1", "q0", "a@example.test"),
                        order("3", "q2", "c@example.test"),
                        order("4", "q2", "c@example.test")),
                List.of(charge("x", "1"), charge("y", "1"), charge("z", "9"))));

        assertThat(model(run).orders().orElseThrow().lines())
                .extracting(OrderCounts.Line::count)
                .containsExactly(2L, 1L, 1L, 0L, 1L, 1L, 3L, 1L, 3L, 2L, 1L, 1L, 0L);
    }

    @Test
    void counts_orders_by_the_rules_that_they_are_judged_by() {
        HandMadeRun run = new HandMadeRun().startsAtOrigin();
        run.claims.add(new Claim(0, "buy", 0, "a@example.test", "c0", "1", Claim.Answer.ACKNOWLEDGED));
        run.claims.add(new Claim(0, "buy", 1, "B@example.test", "c1", "", Claim.Answer.REFUSED));
        run.ledger = Optional.of(new Ledger(
                List.of(
                        new Ledger.Order("1", "q0", "a@example.test", BigDecimal.TEN, "Cancelled"),
                        order("2", "q1", "b@example.test")),
                List.of(charge("x", "1"))));

        assertThat(model(run).orders().orElseThrow().lines())
                .filteredOn(line -> line.count() > 0)
                .extracting(OrderCounts.Line::label)
                .containsExactly(
                        "orders acknowledged to clients",
                        "acknowledged, but not in the ledger",
                        "orders refused to clients",
                        "orders in the ledger (cancelled ones aside)",
                        "charges at the payment partner",
                        "orders without a charge",
                        "charges without an order");
    }

    @Test
    void orders_findings_from_worst_to_best() {
        assertThat(ReportModel.of(new HandMadeRun().record(), ExampleVerdict.failing())
                        .findings())
                .extracting(Finding::grade)
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .startsWith(Grade.FAIL)
                .endsWith(Grade.PASS);
    }

    @Test
    void widens_the_bins_of_a_long_run_instead_of_adding_more() {
        HandMadeRun run = new HandMadeRun().startsAtOrigin();
        run.journal.set(
                0, ExampleRun.event(0, "load-started", ExampleRun.fields().put("origin", 0)));
        Timeline timeline = RunSummary.of(run.record()).timeline();
        assertThat(timeline.bins()).isEqualTo(6);

        Timeline day = new Timeline(0, 72_000, 1_200, List.of());
        assertThat(day.binOf(86_399_999_999L)).hasValue(1_199);
        assertThat(day.binOf(86_400_000_000L)).isEmpty();
        assertThat(day.binOf(-1)).isEmpty();
    }

    @Test
    void follows_late_answers_only_so_far() {
        HandMadeRun run = new HandMadeRun().startsAtOrigin().pays(5.5, 600_000);
        assertThat(RunSummary.of(run.record()).timeline().endSeconds()).isEqualTo(36.0);
    }

    private static Ledger.Order order(String number, String quote, String email) {
        return new Ledger.Order(number, quote, email, BigDecimal.TEN, "processing");
    }

    private static Ledger.Charge charge(String id, String order) {
        return new Ledger.Charge(id, order, BigDecimal.TEN);
    }

    private static LatencyView latency(HandMadeRun run, String key) {
        return model(run).flows().get(0).latencies().stream()
                .filter(view -> view.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static ReportModel model(HandMadeRun run) {
        return ReportModel.of(run.record(), ExampleVerdict.failing());
    }
}
