package io.ridethrough.simulations.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InjectionSlotsTest {

    private static final long[] ARRIVALS = {100_000, 900_000, 1_500_000, 5_000_000};

    @Test
    void the_users_of_each_second_are_injected_together_ahead_of_it() {
        assertThat(InjectionSlots.batches(ARRIVALS, Duration.ofSeconds(3)))
                .isEqualTo(List.of(
                        new InjectionSlots.Batch(Duration.ofSeconds(1), 2),
                        new InjectionSlots.Batch(Duration.ofSeconds(1), 1),
                        new InjectionSlots.Batch(Duration.ofSeconds(4), 1)));
    }

    @Test
    void what_should_have_been_injected_already_is_injected_at_once() {
        assertThat(InjectionSlots.batches(ARRIVALS, Duration.ofMillis(-500)))
                .isEqualTo(List.of(
                        new InjectionSlots.Batch(Duration.ZERO, 2),
                        new InjectionSlots.Batch(Duration.ZERO, 1),
                        new InjectionSlots.Batch(Duration.ofMillis(2_500), 1)));
    }

    @Test
    void no_arrivals_need_no_injection() {
        assertThat(InjectionSlots.batches(new long[0], Duration.ofSeconds(3))).isEmpty();
    }
}
