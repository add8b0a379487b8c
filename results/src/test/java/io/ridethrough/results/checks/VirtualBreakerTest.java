package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.BreakerStates.Span;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breakers of which the truth is known, under random arrivals: the wire alone has to agree with it. */
class VirtualBreakerTest {
    private static final int SEEDS = Integer.getInteger("seeds", 20);
    /** What is asked of real runs as well. */
    private static final double AGREES = 0.98;

    @ParameterizedTest(name = "{0}/s, at most {1} calls at once, {2} probes")
    @CsvSource({
        "2, 4, 2",
        "4, 4, 1",
        "4, 4, 2",
        "5, 4, 3",
        "5, 1000, 2",
        "8, 4, 5",
        "12, 4, 2",
        "20, 4, 2",
        "20, 1000, 1"
    })
    void the_wire_alone_agrees_with_the_truth(double perSecond, int bulkhead, int probes) {
        long judged = 0;
        long agreeing = 0;
        for (long seed : seeds()) {
            BreakerAgreement agreement = agreement(new VirtualShop(seed, perSecond, bulkhead, probes).run());
            judged += agreement.judgedMicros();
            agreeing += agreement.agreeingMicros();
            assertThat(agreement.alarmMicros())
                    .as("seed %d: open on the wire while closed in truth", seed)
                    .isLessThanOrEqualTo(Timeline.micros(BreakerAgreement.LONGEST_ALARM));
        }
        assertThat((double) agreeing / judged).as("share of time").isGreaterThan(AGREES);
    }

    @Test
    void a_reading_that_is_late_by_two_seconds_is_found_out() {
        assertSeen(own -> shifted(own, Duration.ofSeconds(2)));
    }

    @Test
    void a_reading_without_half_open_is_found_out() {
        assertSeen(own -> renamed(own, BreakerState.HALF_OPEN, BreakerState.CLOSED));
    }

    @Test
    void a_breaker_that_never_opens_on_the_wire_is_found_out() {
        assertSeen(own -> BreakerStates.from(own.from(), BreakerState.CLOSED).until(own.to()));
    }

    @Test
    void calls_that_nobody_saw_look_like_an_open_breaker_and_are_disputed() {
        RunRecord run = new VirtualShop(1, 5, 4, 2).run();
        List<Attempt> seen = run.attempts().stream()
                .filter(attempt -> attempt.at() > VirtualShop.ORIGIN + 10_000_000)
                .toList();

        assertThat(agreement(with(run, seen)).isDisputed()).isTrue();
        assertThat(agreement(with(run, seen)).alarmMicros()).isGreaterThan(5_000_000);
    }

    @Test
    void a_full_bulkhead_is_no_open_breaker() {
        // At 20/s and 0.8 s a call four of five requests find the bulkhead full before the breaker knows of any
        // failure.
        for (long seed : seeds()) {
            assertThat(agreement(new VirtualShop(seed, 20, 4, 2).run()).alarmMicros())
                    .as("seed %d", seed)
                    .isLessThan(1_000_000);
        }
    }

    @Test
    void while_the_wire_is_cut_nothing_is_said() {
        BreakerReadings readings = BreakerReadings.of(
                        new VirtualShop(3, 5, 4, 2).cutFrom(15, 33).run())
                .get(0);

        assertThat(readings.wire().at(VirtualShop.ORIGIN + 20_000_000)).isEqualTo(BreakerState.UNKNOWN);
        assertThat(readings.own().at(VirtualShop.ORIGIN + 20_000_000)).isEqualTo(BreakerState.OPEN);
        assertThat(readings.agreement().judgedMicros()).isBetween(65_000_000L, 73_000_000L);
        assertThat(readings.agreement().share()).isGreaterThan(AGREES);
    }

    private interface Mistake {
        BreakerStates of(BreakerStates truth);
    }

    private static void assertSeen(Mistake mistake) {
        for (long seed : seeds()) {
            BreakerReadings readings =
                    BreakerReadings.of(new VirtualShop(seed, 5, 4, 2).run()).get(0);
            BreakerAgreement agreement = BreakerAgreement.of(
                    mistake.of(readings.wire()),
                    readings.own(),
                    List.of(new Window("all", VirtualShop.ORIGIN, VirtualShop.ORIGIN, Long.MAX_VALUE)));
            assertThat(agreement.share()).as("seed %d", seed).isLessThan(AGREES);
        }
    }

    private static BreakerStates shifted(BreakerStates states, Duration by) {
        BreakerStates.Builder late =
                BreakerStates.from(states.from(), states.spans().get(0).state());
        for (Span span : states.spans()) {
            late.change(span.from() + Timeline.micros(by), span.state());
        }
        return late.until(states.to());
    }

    private static BreakerStates renamed(BreakerStates states, BreakerState from, BreakerState to) {
        BreakerStates.Builder other = BreakerStates.from(states.from(), BreakerState.CLOSED);
        for (Span span : states.spans()) {
            other.change(span.from(), span.state() == from ? to : span.state());
        }
        return other.until(states.to());
    }

    private static BreakerAgreement agreement(RunRecord run) {
        return Optional.ofNullable(BreakerAgreement.of(run).get("advice")).orElseThrow();
    }

    private static RunRecord with(RunRecord run, List<Attempt> attempts) {
        return new RunRecord(
                run.plan(), run.journal(), run.samples(), run.journeys(), run.claims(), attempts, run.ledger());
    }

    private static long[] seeds() {
        return LongStream.rangeClosed(1, SEEDS).toArray();
    }
}
