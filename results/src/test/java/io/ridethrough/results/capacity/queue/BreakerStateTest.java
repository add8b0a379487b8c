package io.ridethrough.results.capacity.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.capacity.queue.SimulatedShop.Breaker;
import org.junit.jupiter.api.Test;

class BreakerStateTest {
    private final BreakerState breaker = new BreakerState(new Breaker(4, 2, 0.5, 1, 0.75, 10, 2));

    @Test
    void opens_at_its_rate_of_failures_once_it_has_calls_enough() {
        breaker.ended(0, true, 0.1);
        assertThat(breaker.admits(0)).isTrue();

        breaker.ended(0, false, 0.1);
        assertThat(breaker.admits(0)).isFalse();
    }

    @Test
    void opens_at_its_rate_of_slow_calls() {
        breaker.ended(0, false, 2);
        breaker.ended(0, false, 0.1);
        breaker.ended(0, false, 2);
        assertThat(breaker.admits(0)).isTrue();

        breaker.ended(0, false, 2);
        assertThat(breaker.admits(0)).isFalse();
    }

    @Test
    void forgets_calls_that_are_older_than_its_window() {
        for (int i = 0; i < 10; i++) {
            breaker.ended(0, false, 0.1);
        }
        breaker.ended(0, true, 0.1);
        assertThat(breaker.admits(0)).isTrue();

        // Half of the newest four, a sixth of all.
        breaker.ended(0, true, 0.1);
        assertThat(breaker.admits(0)).isFalse();
    }

    @Test
    void lets_its_probes_through_after_a_while_and_closes_when_they_are_good() {
        open();
        assertThat(breaker.admits(9.9)).isFalse();

        assertThat(breaker.admits(10)).isTrue();
        assertThat(breaker.admits(10)).isTrue();
        assertThat(breaker.admits(10)).isFalse();
        breaker.ended(11, false, 0.1);
        assertThat(breaker.admits(11)).isFalse();
        breaker.ended(11, false, 0.1);
        assertThat(breaker.admits(11)).isTrue();
    }

    @Test
    void opens_again_when_a_probe_fails() {
        open();
        breaker.admits(10);
        breaker.admits(10);
        breaker.ended(11, true, 0.1);
        breaker.ended(11, false, 0.1);

        assertThat(breaker.admits(20.9)).isFalse();
        assertThat(breaker.admits(21)).isTrue();
    }

    private void open() {
        breaker.ended(0, true, 0.1);
        breaker.ended(0, true, 0.1);
    }
}
