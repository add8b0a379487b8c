package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakerAgreementTest {
    private static final long SECOND = 1_000_000;
    private static final Window ALL = new Window("all", 0, 0, 100 * SECOND);

    @Test
    void edges_half_a_second_apart_agree() {
        BreakerAgreement agreement = BreakerAgreement.of(openFrom(30.5, 60), openFrom(30, 60.5), List.of(ALL));

        assertThat(agreement.agreeingMicros())
                .isEqualTo(agreement.judgedMicros())
                .isEqualTo(100 * SECOND);
        assertThat(agreement.isDisputed()).isFalse();
    }

    @Test
    void an_edge_that_is_further_off_costs_all_of_the_time_between() {
        BreakerAgreement agreement = BreakerAgreement.of(openFrom(32, 60), openFrom(30, 60), List.of(ALL));

        assertThat(agreement.share()).isCloseTo(0.98, within(1e-9));
        assertThat(agreement.contradictingMicros()).isEqualTo(2 * SECOND);
        assertThat(agreement.firstContradiction()).isEqualTo(30 * SECOND);
        assertThat(agreement.alarmMicros()).isZero();
    }

    @Test
    void a_state_that_one_of_them_missed_is_counted_and_a_half_open_breaker_contradicts_neither() {
        BreakerStates half = BreakerStates.from(0, BreakerState.OPEN)
                .change(30 * SECOND, BreakerState.HALF_OPEN)
                .change(40 * SECOND, BreakerState.OPEN)
                .until(100 * SECOND);
        BreakerStates open = BreakerStates.from(0, BreakerState.OPEN).until(100 * SECOND);

        BreakerAgreement missed = BreakerAgreement.of(open, half, List.of(ALL));
        assertThat(missed.share()).isCloseTo(0.9, within(1e-9));
        assertThat(missed.contradictingMicros()).isZero();
        assertThat(BreakerAgreement.of(half, open, List.of(ALL)).share()).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void open_on_the_wire_while_closed_is_an_alarm_that_no_tolerance_hides() {
        BreakerStates closed = BreakerStates.from(0, BreakerState.CLOSED).until(100 * SECOND);

        BreakerAgreement brief = BreakerAgreement.of(openFrom(30, 31), closed, List.of(ALL));
        assertThat(brief.alarmMicros()).isEqualTo(SECOND);
        assertThat(brief.isDisputed()).isFalse();

        BreakerAgreement longer = BreakerAgreement.of(openFrom(30, 31.2), closed, List.of(ALL));
        assertThat(longer.alarmFrom()).isEqualTo(30 * SECOND);
        assertThat(longer.isDisputed()).isTrue();
        assertThat(BreakerAgreement.of(closed, openFrom(30, 31.2), List.of(ALL)).alarmMicros())
                .isZero();
    }

    @Test
    void what_is_unknown_or_not_judged_counts_for_nothing() {
        BreakerStates unknown = BreakerStates.from(0, BreakerState.CLOSED)
                .change(20 * SECOND, BreakerState.UNKNOWN)
                .change(90 * SECOND, BreakerState.CLOSED)
                .until(100 * SECOND);
        Window judged = new Window("steady", 0, 10 * SECOND, 95 * SECOND);

        BreakerAgreement agreement = BreakerAgreement.of(unknown, openFrom(0, 80), List.of(judged));
        assertThat(agreement.judgedMicros()).isEqualTo(15 * SECOND);
        assertThat(agreement.agreeingMicros()).isEqualTo(5 * SECOND);
        assertThat(agreement.contradictingMicros()).isEqualTo(10 * SECOND);
    }

    @Test
    void where_neither_is_known_nothing_is_judged() {
        BreakerStates unknown = BreakerStates.from(0, BreakerState.UNKNOWN).until(100 * SECOND);

        assertThat(BreakerAgreement.of(unknown, openFrom(0, 80), List.of(ALL)).judgedMicros())
                .isZero();
        assertThat(BreakerAgreement.TOLERANCE).isEqualTo(Duration.ofMillis(500));
    }

    private static BreakerStates openFrom(double fromSeconds, double toSeconds) {
        return BreakerStates.from(0, BreakerState.CLOSED)
                .change((long) (fromSeconds * SECOND), BreakerState.OPEN)
                .change((long) (toSeconds * SECOND), BreakerState.CLOSED)
                .until(100 * SECOND);
    }
}
