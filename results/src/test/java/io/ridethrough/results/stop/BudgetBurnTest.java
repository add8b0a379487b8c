package io.ridethrough.results.stop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.StopCondition.ErrorBudget;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.stop.BudgetBurn.Burn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BudgetBurnTest {

    private static final ErrorBudget FIFTH = new ErrorBudget("dashboard", 0.2, Duration.ofSeconds(10), 20);
    private static final long START = 1_700_000_000_000_000L;

    private final BudgetBurn burn = new BudgetBurn(FIFTH);

    @Test
    void one_error_in_one_request_burns_nothing() {
        assertThat(ended(0, Outcome.HTTP_ERROR)).isEmpty();
        assertThat(burn.worst()).isEmpty();
    }

    @Test
    void burns_with_the_request_that_makes_enough_of_them() {
        for (int request = 0; request < 19; request++) {
            assertThat(ended(request, Outcome.HTTP_ERROR)).isEmpty();
        }

        assertThat(ended(19, Outcome.OK)).contains(new Burn(START + 19_000, 19, 20));
    }

    @Test
    void a_share_that_meets_its_bound_exactly_holds() {
        for (int request = 0; request < 80; request++) {
            assertThat(ended(request, Outcome.OK)).isEmpty();
        }
        for (int request = 80; request < 100; request++) {
            assertThat(ended(request, Outcome.TIMED_OUT)).isEmpty();
        }

        assertThat(burn.worst().orElseThrow().share()).isEqualTo(0.2);
        assertThat(ended(100, Outcome.TIMED_OUT)).isPresent();
    }

    @Test
    void errors_that_are_longer_ago_than_the_window_are_forgotten() {
        for (int request = 0; request < 19; request++) {
            ended(0, Outcome.HTTP_ERROR);
        }

        assertThat(ended(10_000, Outcome.HTTP_ERROR)).isEmpty();
        for (int request = 0; request < 99; request++) {
            assertThat(ended(30_000, Outcome.OK)).isEmpty();
        }
        assertThat(ended(30_000, Outcome.HTTP_ERROR)).isEmpty();
        assertThat(burn.worst().orElseThrow().share()).isLessThan(0.2);
    }

    @Test
    void other_flows_and_what_the_end_of_the_run_cut_off_do_not_count() {
        for (int request = 0; request < 100; request++) {
            assertThat(burn.ended(sample("onboarding", request, Outcome.HTTP_ERROR)))
                    .isEmpty();
            assertThat(ended(request, Outcome.ABORTED)).isEmpty();
        }
        assertThat(burn.worst()).isEmpty();
    }

    @Test
    void one_told_late_counts_in_its_own_place_and_one_before_the_window_not_at_all() {
        for (int request = 0; request < 80; request++) {
            ended(20_000, Outcome.OK);
        }
        for (int request = 0; request < 50; request++) {
            assertThat(ended(9_000, Outcome.HTTP_ERROR)).isEmpty();
        }
        for (int request = 0; request < 20; request++) {
            assertThat(ended(15_000, Outcome.HTTP_ERROR)).isEmpty();
        }

        assertThat(ended(15_000, Outcome.HTTP_ERROR)).isPresent();
    }

    @Test
    void agrees_with_a_window_counted_out_request_by_request() {
        long seed = 20_261;
        SplittableRandom random = new SplittableRandom(seed);
        Deque<Sample> window = new ArrayDeque<>();
        long atMillis = 0;
        for (int request = 0; request < 20_000; request++) {
            atMillis += random.nextInt(200);
            // Errors come in waves, so that the share goes up and down through the bound.
            boolean isError = random.nextInt(100) < (atMillis / 20_000 % 2 == 0 ? 5 : 35);
            Sample sample = sample("dashboard", atMillis, isError ? Outcome.HTTP_ERROR : Outcome.OK);
            window.addLast(sample);
            long newestStep = sample.endedAt() / 100_000;
            window.removeIf(one -> one.endedAt() / 100_000 <= newestStep - 100);
            long errors =
                    window.stream().filter(one -> one.outcome() != Outcome.OK).count();
            boolean isBurning = window.size() >= 20 && errors > 0.2 * window.size();

            assertThat(burn.ended(sample).isPresent())
                    .as("request " + request + " of seed " + seed)
                    .isEqualTo(isBurning);
        }
    }

    private Optional<Burn> ended(long atMillis, Outcome outcome) {
        return burn.ended(sample("dashboard", atMillis, outcome));
    }

    private static Sample sample(String flow, long endedMillis, Outcome outcome) {
        long ended = START + endedMillis * 1_000;
        return new Sample(flow, "sign-in", 0, ended - 1_000, ended - 1_000, ended, 200, outcome, "", "");
    }
}
