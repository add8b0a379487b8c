package io.ridethrough.stubs.store.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.bench.Starvation.Outcome;
import io.ridethrough.stubs.store.bench.Starvation.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StarvationRowTest {
    @Test
    void starvation_as_latency_meets_the_bars_of_the_unprotected() {
        StarvationRow row = StarvationRow.of(
                Integration.UNPROTECTED, new Outcome(looks(1, 1, 1), looks(0.1, 3, 0.1), List.of(2.0, 0.8, 3.5)));
        assertThat(row.bars()).allMatch(Bar::isMet);
        assertThat(row.catalogueP95Millis()).containsExactly(100.0, 3000.0, 100.0);
        assertThat(row.backAfterSeconds()).isZero();
    }

    @Test
    void a_catalogue_that_keeps_its_pace_misses_them() {
        StarvationRow row = StarvationRow.of(
                Integration.UNPROTECTED, new Outcome(looks(1, 1, 1), looks(0.1, 0.2, 0.1), List.of(2.0, 2.0, 2.0)));
        assertThat(row.bars().stream().filter(bar -> !bar.isMet()).map(Bar::name))
                .containsExactly("catalogue_p95_rise_factor", "recovery_burst_factor");
    }

    @Test
    void an_error_in_the_catalogue_is_not_latency() {
        List<Visit> looks = looks(0.1, 3, 0.1);
        looks.add(new Visit(30, 0.1, Optional.of("502")));
        StarvationRow row =
                StarvationRow.of(Integration.UNPROTECTED, new Outcome(looks(1, 1, 1), looks, List.of(2.0, 0.8, 3.5)));
        assertThat(row.bars().stream().filter(bar -> !bar.isMet()).map(Bar::name))
                .containsExactly("catalogue_errors");
    }

    @Test
    void a_breaker_that_lets_too_much_through_or_slows_the_catalogue_misses_its_bars() {
        StarvationRow row = StarvationRow.of(
                Integration.PROTECTED, new Outcome(looks(1, 1, 1), looks(0.1, 0.14, 0.1), List.of(2.0, 0.6, 2.0)));
        assertThat(row.bars()).noneMatch(Bar::isMet);
    }

    @Test
    void retries_meet_their_bar_when_they_triple_the_calls_and_miss_it_within_a_budget() {
        List<Visit> any = looks(1, 1, 1);
        StarvationRow storm = StarvationRow.of(Integration.RETRYING, new Outcome(any, any, List.of(2.0, 6.5, 2.65)));
        StarvationRow budgeted = StarvationRow.of(Integration.RETRYING, new Outcome(any, any, List.of(2.0, 2.4, 2.0)));
        assertThat(storm.bars()).allMatch(Bar::isMet);
        assertThat(budgeted.bars()).noneMatch(Bar::isMet);
    }

    @Test
    void lateness_after_recovery_counts_until_the_last_late_visitor() {
        List<Visit> looks = looks(0.1, 3, 0.1);
        looks.add(new Visit(54.5, 2, Optional.empty()));
        StarvationRow row =
                StarvationRow.of(Integration.UNPROTECTED, new Outcome(looks(1, 1, 1), looks, List.of(2.0, 0.8, 3.5)));
        assertThat(row.backAfterSeconds()).isEqualTo(4.5);
    }

    /** One visit a second, as long in each phase. */
    private static List<Visit> looks(double healthySeconds, double slowSeconds, double recoverySeconds) {
        List<Visit> visits = new ArrayList<>();
        for (int at = 0; at < 70; at++) {
            double seconds = at < 20 ? healthySeconds : at < 50 ? slowSeconds : recoverySeconds;
            visits.add(new Visit(at, seconds, Optional.empty()));
        }
        return visits;
    }
}
