package io.ridethrough.simulations.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    @Test
    void planned_arrivals_come_in_order_at_their_instants() {
        Arrivals arrivals = Arrivals.planned(() -> 1_000_000, new long[] {5, 70});

        assertThat(arrivals.next()).isEqualTo(new Arrivals.Arrival(0, 1_000_005));
        assertThat(arrivals.next()).isEqualTo(new Arrivals.Arrival(1, 1_000_070));
    }

    @Test
    void more_users_than_planned_are_refused() {
        Arrivals arrivals = Arrivals.planned(() -> 0, new long[0]);

        assertThatThrownBy(arrivals::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_unplanned_user_is_intended_now() {
        EpochClock clock = EpochClock.startingNow();
        Arrivals arrivals = Arrivals.unplanned(clock);
        long before = clock.epochMicros();

        assertThat(arrivals.next().user()).isZero();
        assertThat(arrivals.next().intendedAt()).isBetween(before, clock.epochMicros());
    }
}
