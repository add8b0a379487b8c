package io.ridethrough.stubs.store.shop;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.stubs.store.ManualClock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BackpressureTest {
    private final ManualClock clock = new ManualClock();
    private final Backpressure limit =
            new Backpressure(Optional.of(new Backpressure.Limit(2, Duration.ofSeconds(60))), clock);

    @Test
    void the_third_of_two_is_refused() {
        limit.admit(OptionalLong.empty());
        limit.admit(OptionalLong.empty());
        assertThatThrownBy(() -> limit.admit(OptionalLong.empty()))
                .isInstanceOf(TooManyRequests.class)
                .hasMessage("Too Many Requests");
    }

    @Test
    void customers_are_counted_each_alone() {
        limit.admit(OptionalLong.of(1));
        limit.admit(OptionalLong.of(1));
        assertThatCode(() -> limit.admit(OptionalLong.of(2))).doesNotThrowAnyException();
    }

    @Test
    void the_period_before_still_counts_by_the_share_that_the_window_covers() {
        limit.admit(OptionalLong.empty());
        limit.admit(OptionalLong.empty());
        clock.pass(Duration.ofSeconds(75));
        // 1 now and 2 times 45/60 before are more than 2.
        assertThatThrownBy(() -> limit.admit(OptionalLong.empty())).isInstanceOf(TooManyRequests.class);
        clock.pass(Duration.ofSeconds(60));
        assertThatCode(() -> limit.admit(OptionalLong.empty())).doesNotThrowAnyException();
    }

    @Test
    void without_a_limit_all_are_admitted() {
        Backpressure off = new Backpressure(Optional.empty(), clock);
        for (int i = 0; i < 100; i++) {
            assertThatCode(() -> off.admit(OptionalLong.empty())).doesNotThrowAnyException();
        }
    }
}
